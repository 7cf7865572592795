// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"

#include "core/error.h"

#include <atomic>
#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#if defined(__unix__) || defined(__APPLE__)
#define ENERGYSCAPE_POSIX_FILES 1
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace energyscape {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void cannotWrite(const fs::path& path, const std::string& reason) {
    throw UserError("cannot write '" + path.string() + "': " + reason);
}

[[noreturn]] void cannotRead(const fs::path& path, const std::string& reason) {
    throw UserError("cannot read '" + path.string() + "': " + reason);
}

std::string reasonOf(int error) {
    return std::generic_category().message(error);
}

/// Removes the temporary file unless the rename has taken it away.
class TemporaryFile {
public:
    explicit TemporaryFile(fs::path path) : m_path(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove(m_path, ignored);
    }
    const fs::path& path() const { return m_path; }
    void release() { m_path.clear(); }

private:
    fs::path m_path;
};

fs::path temporaryNameFor(const fs::path& target) {
    static std::atomic<unsigned> counter{0};
#if ENERGYSCAPE_POSIX_FILES
    const long process = getpid();
#else
    const long process = 0;
#endif
    std::string name = ".";
    name += target.filename().string().substr(0, 200);
    name += '.' + std::to_string(process) + '-' + std::to_string(counter++) + ".tmp";
    return target.parent_path() / name;
}

#if ENERGYSCAPE_POSIX_FILES

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    int get() const { return m_fd; }
    int close() {
        const int status = m_fd >= 0 ? ::close(m_fd) : 0;
        m_fd = -1;
        return status;
    }

private:
    int m_fd;
};

int writeAll(int fd, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return errno != 0 ? errno : EIO;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Content and permissions, on the disk when it returns. Returns errno, 0 for success.
int writeDurably(const fs::path& temporary, const fs::path& target, std::span<const std::byte> bytes) {
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.get() < 0)
        return errno;
    struct stat old {};
    if (::stat(target.c_str(), &old) == 0 && ::fchmod(file.get(), old.st_mode & 0777) != 0)
        return errno;
    if (const int error = writeAll(file.get(), bytes))
        return error;
    if (::fsync(file.get()) != 0)
        return errno;
    return file.close() == 0 ? 0 : errno;
}

/// Makes the rename itself durable. The new file is already in place, so a file system that cannot do it is no failure.
void syncFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() >= 0)
        ::fsync(descriptor.get());
}

#else

int writeDurably(const fs::path& temporary, const fs::path&, std::span<const std::byte> bytes) {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return file ? 0 : (errno != 0 ? errno : EIO);
}

void syncFolder(const fs::path&) {}

#endif

} // namespace

void writeFileAtomically(const fs::path& path, std::span<const std::byte> bytes) {
    std::error_code error;
    if (path.filename().empty())
        cannotWrite(path, "a file name is needed, not a folder");
    if (fs::is_directory(path, error))
        cannotWrite(path, "it is a folder");
    const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
    if (target.empty())
        cannotWrite(path, "its symbolic link cannot be followed");
    if (fs::exists(target, error) && !fs::is_regular_file(target, error))
        cannotWrite(path, "it is not a regular file");

    TemporaryFile temporary(temporaryNameFor(target));
    if (const int status = writeDurably(temporary.path(), target, bytes))
        cannotWrite(path, reasonOf(status));
    fs::rename(temporary.path(), target, error);
    if (error)
        cannotWrite(path, error.message());
    temporary.release();
    syncFolder(target.parent_path());
}

std::vector<std::byte> readFile(const fs::path& path, std::size_t limitBytes) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        cannotRead(path, "there is no such file");
    if (!fs::status_known(status))
        cannotRead(path, error.message());
    if (fs::is_directory(status))
        cannotRead(path, "it is a folder");
    if (!fs::is_regular_file(status))
        cannotRead(path, "it is not a regular file");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        cannotRead(path, error.message());
    if (size > limitBytes)
        cannotRead(
            path, "it has " + std::to_string(size) + " bytes, more than the limit of " + std::to_string(limitBytes));

    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        cannotRead(path, errno != 0 ? reasonOf(errno) : "it cannot be opened");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (static_cast<std::uintmax_t>(file.gcount()) != size)
        cannotRead(path, "it ended after " + std::to_string(file.gcount()) + " of " + std::to_string(size) + " bytes");
    return bytes;
}

} // namespace energyscape
