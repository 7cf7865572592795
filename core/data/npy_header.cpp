// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npy_header.h"

#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace energyscape {
namespace {

/// A cursor over the header; every `expect` either moves on or refuses the file.
class HeaderParser {
public:
    HeaderParser(std::string_view text, const std::string& name) : m_text(text), m_name(name) {}

    NpyHeader parse() {
        NpyHeader header;
        bool seenType = false, seenOrder = false, seenShape = false;
        expect('{');
        while (!accept('}')) {
            const std::string_view key = quoted("a quoted key");
            expect(':');
            if (key == "descr" && !std::exchange(seenType, true))
                readType(header);
            else if (key == "fortran_order" && !std::exchange(seenOrder, true))
                header.fortranOrder = boolean();
            else if (key == "shape" && !std::exchange(seenShape, true))
                header.shape = tuple();
            else
                refuse("its header has an unknown or repeated key '" + printable(key) + "'");
            if (!accept(',') && peek() != '}')
                refuse("its header lacks a comma after '" + printable(key) + "'");
        }
        if (!seenType || !seenOrder || !seenShape)
            refuse("its header needs the keys descr, fortran_order and shape");
        if (peek() != '\0' || m_at != m_text.size())
            refuse("its header goes on after the closing brace");
        return header;
    }

private:
    [[noreturn]] void refuse(const std::string& what) const { refuseFile(m_name, what); }

    /// Next character that is not white space, '\0' at the end.
    char peek() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t'))
            ++m_at;
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool accept(char c) {
        if (peek() != c || m_at == m_text.size())
            return false;
        ++m_at;
        return true;
    }
    void expect(char c) {
        if (!accept(c))
            refuse(std::string("its header is not the dictionary NumPy writes: '") + c + "' expected at character " +
                   std::to_string(m_at));
    }
    bool acceptWord(std::string_view word) {
        peek();
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    std::string_view quoted(const char* what) {
        const char quote = peek();
        if (quote != '\'' && quote != '"')
            refuse(std::string("its header is not the dictionary NumPy writes: ") + what + " expected at character " +
                   std::to_string(m_at));
        const std::size_t start = m_at + 1;
        const std::size_t end = m_text.find(quote, start);
        if (end == std::string_view::npos)
            refuse("its header has an unclosed quote");
        m_at = end + 1;
        return m_text.substr(start, end - start);
    }

    bool boolean() {
        if (acceptWord("True"))
            return true;
        if (acceptWord("False"))
            return false;
        refuse("fortran_order in its header must be True or False");
    }

    std::size_t dimension() {
        if (peek() == '-')
            refuse("its shape has a negative dimension");
        std::size_t value = 0, digits = 0;
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at, ++digits) {
            if (value > (std::numeric_limits<std::size_t>::max() - 9) / 10)
                refuse("its shape has a dimension that is too large");
            value = value * 10 + static_cast<std::size_t>(m_text[m_at] - '0');
        }
        if (digits == 0)
            refuse("its shape must be a tuple of whole numbers");
        if (m_at < m_text.size() && m_text[m_at] == 'L') // Python 2 wrote long integers so
            ++m_at;
        return value;
    }

    std::vector<std::size_t> tuple() {
        std::vector<std::size_t> shape;
        expect('(');
        while (!accept(')')) {
            shape.push_back(dimension());
            const bool comma = accept(',');
            if (!comma && peek() != ')')
                refuse("its shape must be a tuple of whole numbers");
            if (!comma && shape.size() == 1)
                refuse("its shape must be a tuple, and one dimension is written (n,)");
        }
        return shape;
    }

    void readType(NpyHeader& header) {
        if (peek() == '[' || peek() == '(')
            refuse("its element type is structured, only plain numbers can be read");
        const std::string_view descriptor = quoted("the quoted element type");
        static constexpr std::array<std::pair<std::string_view, StoredType>, 12> kTypes{
            {{"b1", StoredType::Bool}, {"i1", StoredType::Int8}, {"i2", StoredType::Int16}, {"i4", StoredType::Int32},
                {"i8", StoredType::Int64}, {"u1", StoredType::UInt8}, {"u2", StoredType::UInt16},
                {"u4", StoredType::UInt32}, {"u8", StoredType::UInt64}, {"f2", StoredType::Float16},
                {"f4", StoredType::Float32}, {"f8", StoredType::Float64}}};
        const char order = descriptor.empty() ? ' ' : descriptor.front();
        for (const auto& [code, type] : kTypes) {
            const bool orderKnown =
                order == '<' || order == '>' || order == '=' || (order == '|' && storedSize(type) == 1);
            if (!orderKnown || descriptor.substr(1) != code)
                continue;
            header.type = type;
            header.order = order == '>' ? std::endian::big : order == '<' ? std::endian::little : std::endian::native;
            return;
        }
        refuse("its element type '" + printable(descriptor) +
               "' cannot be read, only bool, int8 to int64, uint8 to uint64 and float16 to float64 can");
    }

    std::string_view m_text;
    const std::string& m_name;
    std::size_t m_at = 0;
};

} // namespace

NpyHeader parseNpyHeader(std::string_view text, const std::string& name) {
    return HeaderParser(text, name).parse();
}

} // namespace energyscape
