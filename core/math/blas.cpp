// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/blas.h"

#ifdef EIGEN_USE_BLAS
extern "C" void openblas_set_num_threads(int threads);
#endif

namespace energyscape {

void useOneBlasThread() {
#ifdef EIGEN_USE_BLAS
    openblas_set_num_threads(1);
#endif
}

} // namespace energyscape
