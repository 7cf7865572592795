// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/network.h"

#include "core/error.h"

#include <cmath>

namespace energyscape::hopfield {

namespace {

std::string place(Eigen::Index i, Eigen::Index j) {
    return "[" + std::to_string(i) + "," + std::to_string(j) + "]";
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
            if (std::abs(w(i, j) - w(j, i)) > 1e-5F * largest)
                throw UserError("weights" + place(i, j) + " = " + std::to_string(w(i, j)) + " but weights" + place(j, i) +
                    " = " + std::to_string(w(j, i)) + ": a Hopfield network needs symmetric weights");
        }
}

/// Whether every N w_ij is an integer up to the rounding of a float.
bool areMultiplesOfOneOverN(const Eigen::MatrixXf& w) {
    const auto n = static_cast<double>(w.rows());
    for (Eigen::Index k = 0; k < w.size(); ++k) {
        const double multiple = n * static_cast<double>(w.data()[k]);
        if (std::abs(multiple - std::round(multiple)) > 1e-6 * std::max(1.0, std::abs(multiple)))
            return false;
    }
    return true;
}

} // namespace

Network::Network(int units)
    : couplings(Eigen::MatrixXf::Zero(units, units)), biases(Eigen::VectorXf::Zero(units)), quantum(1.0 / units) {}

Network Network::fromWeights(const Eigen::MatrixXf& weights, const Eigen::VectorXf& biases) {
    checkWeights(weights);
    const auto n = weights.rows();
    if (biases.size() != 0 && biases.size() != n)
        throw UserError("biases have " + std::to_string(biases.size()) + " entries: the weights have " + std::to_string(n) + " units");
    if (!biases.allFinite())
        throw UserError("biases hold an entry that is not a finite number");
    Network network(static_cast<int>(n));
    if (areMultiplesOfOneOverN(weights)) {
        network.couplings = (weights.cast<double>() * static_cast<double>(n)).array().round().cast<float>();
    } else {
        network.couplings = weights;
        network.quantum = 1.0;
    }
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
    return -quantum * pairs - single;
}

} // namespace energyscape::hopfield
