# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages the project needs, in groups. The only list there is: the other scripts source it.

# to build and to run the window
packages_build=(
    build-essential cmake ninja-build ccache
    qt6-base-dev libqt6opengl6-dev qt6-svg-dev libqcustomplot-dev
    libeigen3-dev libopenblas-dev libhwy-dev librandom123-dev
    zlib1g-dev nlohmann-json3-dev libcli11-dev
    libgl-dev libgl1-mesa-dri qt6-image-formats-plugins
    fonts-inter fonts-jetbrains-mono
)
# to run it without a display: tests and screenshots
packages_test=(xvfb xauth)
# for bench/
packages_bench=(libbenchmark-dev)
# for the checks of .ci/run
packages_check=(clang clang-tidy clang-format libclang-rt-14-dev git)
