// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/network.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

namespace energyscape::hopfield {

namespace {

// Within these, fields in quanta stay far from what a float can hold.
constexpr float kLargestParameter = 1e20F;
constexpr double kSmallestQuantum = 1e-15;

std::string place(Eigen::Index i, Eigen::Index j) {
    return "[" + std::to_string(i) + "," + std::to_string(j) + "]";
}

std::string number(float value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

void checkWeights(const Eigen::MatrixXf& w) {
    if (w.rows() != w.cols() || w.rows() == 0)
        throw UserError("weights have the shape [" + std::to_string(w.rows()) + "," + std::to_string(w.cols()) +
                        "]: a square matrix [N,N] is needed");
    const float largest = w.cwiseAbs().maxCoeff();
    for (Eigen::Index j = 0; j < w.cols(); ++j)
        for (Eigen::Index i = 0; i <= j; ++i) {
            if (!std::isfinite(w(i, j)) || !std::isfinite(w(j, i)))
                throw UserError("weights" + place(i, j) + " is not a finite number");
            if (std::abs(w(i, j)) > kLargestParameter)
                throw UserError(
                    "weights" + place(i, j) + " = " + number(w(i, j)) + ": at most 1e20 in size can be used");
            if (std::abs(w(i, j) - w(j, i)) > 1e-5F * largest)
                throw UserError("weights" + place(i, j) + " = " + number(w(i, j)) + " but weights" + place(j, i) +
                                " = " + number(w(j, i)) + ": a Hopfield network needs symmetric weights");
        }
}

/// Whether w_ij / quantum is an integer of at most 2^16 up to the rounding of a float, for all i < j.
bool areMultiples(const Eigen::MatrixXf& w, double quantum) {
    constexpr double kLargest = 65536.0;
    bool anyNonZero = false;
    for (Eigen::Index j = 1; j < w.cols(); ++j)
        for (Eigen::Index i = 0; i < j; ++i) {
            const double multiple = static_cast<double>(w(i, j)) / quantum;
            const double nearest = std::round(multiple);
            if (std::abs(nearest) > kLargest || std::abs(multiple - nearest) > 1e-6 * std::max(1.0, std::abs(nearest)))
                return false;
            anyNonZero = anyNonZero || nearest != 0.0;
        }
    return anyNonZero;
}

/// The step all weights are multiples of, 1 when none is found.
double quantumOf(const Eigen::MatrixXf& w) {
    double smallest = 0.0;
    for (Eigen::Index j = 1; j < w.cols(); ++j)
        for (Eigen::Index i = 0; i < j; ++i) {
            const double size = std::abs(static_cast<double>(w(i, j)));
            if (size > 0.0 && (smallest == 0.0 || size < smallest))
                smallest = size;
        }
    const double hebbian = 1.0 / static_cast<double>(w.rows());
    if (smallest == 0.0 || areMultiples(w, hebbian))
        return hebbian;
    return smallest > kSmallestQuantum && areMultiples(w, smallest) ? smallest : 1.0;
}

} // namespace

Network::Network(int units)
    : couplings(Eigen::MatrixXf::Zero(units, units))
    , biases(Eigen::VectorXf::Zero(units))
    , quantum(1.0 / units) {}

Network Network::fromWeights(const Eigen::MatrixXf& weights, const Eigen::VectorXf& biases) {
    checkWeights(weights);
    const auto n = weights.rows();
    if (biases.size() != 0 && biases.size() != n)
        throw UserError("biases have " + std::to_string(biases.size()) + " entries: the weights have " +
                        std::to_string(n) + " units");
    for (Eigen::Index i = 0; i < biases.size(); ++i)
        if (!std::isfinite(biases[i]) || std::abs(biases[i]) > kLargestParameter)
            throw UserError("biases[" + std::to_string(i) + "] = " + number(biases[i]) +
                            ": a finite number of at most 1e20 in size is needed");
    Network network(static_cast<int>(n));
    const Eigen::MatrixXf symmetric = 0.5F * weights + 0.5F * weights.transpose();
    network.quantum = quantumOf(symmetric);
    network.couplings = symmetric;
    if (network.quantum != 1.0)
        for (float& coupling : network.couplings.reshaped())
            coupling = static_cast<float>(std::round(static_cast<double>(coupling) / network.quantum));
    network.couplings.diagonal().setZero();
    if (biases.size() != 0)
        network.biases = biases;
    return network;
}

double Network::field(State s, int i) const {
    double sum = 0.0;
    for (int j = 0; j < units(); ++j)
        sum += static_cast<double>(couplings(j, i)) * s[static_cast<std::size_t>(j)];
    return quantum * sum + static_cast<double>(biases[i]);
}

double Network::energy(State s) const {
    double pairs = 0.0;
    double single = 0.0;
    for (int j = 0; j < units(); ++j) {
        double column = 0.0;
        for (int i = 0; i < j; ++i)
            column += static_cast<double>(couplings(i, j)) * s[static_cast<std::size_t>(i)];
        pairs += column * s[static_cast<std::size_t>(j)];
        single += static_cast<double>(biases[j]) * s[static_cast<std::size_t>(j)];
    }
    return 0.0 - quantum * pairs - single; // never -0
}

} // namespace energyscape::hopfield
