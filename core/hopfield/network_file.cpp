// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/network_file.h"

#include "core/data/safetensors.h"
#include "core/data/stored_type.h"
#include "core/error.h"

namespace energyscape::hopfield {

namespace {

constexpr const char* kFormat = "energyscape-hopfield";
constexpr const char* kUnits = "pm1";

std::span<const float> entries(const Eigen::MatrixXf& values) {
    return {values.data(), static_cast<std::size_t>(values.size())};
}
std::span<const float> entries(const Eigen::VectorXf& values) {
    return {values.data(), static_cast<std::size_t>(values.size())};
}

/// Tensor [N,N] in C order as a matrix.
Eigen::MatrixXf matrixOf(const Array& array) {
    using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const std::vector<float> values = array.toFloats();
    const auto n = static_cast<Eigen::Index>(array.shape[0]);
    return Eigen::Map<const RowMajor>(values.data(), n, n);
}

void checkMetadata(const TensorFile& file, const std::string& name) {
    const auto format = file.metadata.find("format");
    if (format != file.metadata.end() && format->second.starts_with("energyscape-") && format->second != kFormat)
        refuseFile(name, "it holds a model of the kind '" + printable(format->second) + "', not '" + kFormat + "'");
    const auto units = file.metadata.find("units");
    if (units != file.metadata.end() && units->second != kUnits)
        refuseFile(name, "its units are '" + printable(units->second) + "': 'pm1', that is -1 and +1, are needed");
}

} // namespace

void saveNetwork(const std::filesystem::path& path, const Network& network) {
    const auto n = static_cast<std::size_t>(network.units());
    const Eigen::MatrixXf weights = network.weights();
    TensorFile file;
    file.tensors["weights"] = makeArray<float>({n, n}, entries(weights)); // symmetric: the order does not matter
    file.tensors["biases"] = makeArray<float>({n}, entries(network.biases));
    file.metadata = {{"format", kFormat}, {"units", kUnits}};
    writeSafetensors(path, file);
}

Network loadNetwork(const std::filesystem::path& path, bool* diagonalDropped) {
    const std::string name = path.string();
    Eigen::MatrixXf weights;
    Eigen::VectorXf biases;
    {
        const TensorFile file = readSafetensors(path);
        checkMetadata(file, name);
        const Array& stored = tensor(file, "weights", {0, 0}, name);
        const std::size_t n = stored.shape[0];
        if (n != stored.shape[1] || n == 0)
            refuseFile(name, "tensor 'weights' has shape " + shapeText(stored.shape) + ", wanted is [N,N]");
        if (n > static_cast<std::size_t>(kMaxUnits))
            refuseFile(name, "a network of " + std::to_string(n) + " units would need " +
                                 std::to_string((n * n * sizeof(float)) >> 20) + " MiB: at most " +
                                 std::to_string(kMaxUnits) + " units can be used");
        weights = matrixOf(stored);
        if (file.tensors.contains("biases")) {
            const std::vector<float> values = tensor(file, "biases", {n}, name).toFloats();
            biases = Eigen::Map<const Eigen::VectorXf>(values.data(), static_cast<Eigen::Index>(n));
        }
    }
    if (diagonalDropped)
        *diagonalDropped = (weights.diagonal().array() != 0.0F).any();
    try {
        return Network::fromWeights(weights, biases);
    } catch (const UserError& error) {
        refuseFile(name, error.what());
    }
}

} // namespace energyscape::hopfield
