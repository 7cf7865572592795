# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, sanitizers and the compiler cache, in one place for every target of ours.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(ENERGYSCAPE_WERROR "Treat warnings as errors" OFF)
set(ENERGYSCAPE_SANITIZE "" CACHE STRING "Sanitizers for the compiler's -fsanitize=, empty for none")

find_program(ENERGYSCAPE_CCACHE ccache)
if(ENERGYSCAPE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${ENERGYSCAPE_CCACHE})
endif()

# The warnings every target of ours is built with; system headers are exempt.
add_library(energyscape_build_options INTERFACE)
if(MSVC)
  target_compile_options(energyscape_build_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${ENERGYSCAPE_WERROR}>:/WX>)
else()
  target_compile_options(energyscape_build_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-align -Wunused $<$<BOOL:${ENERGYSCAPE_WERROR}>:-Werror>)
  # ccache can reuse objects built with a precompiled header only when the header is traced.
  target_compile_options(energyscape_build_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

if(ENERGYSCAPE_SANITIZE)
  add_compile_options(-fsanitize=${ENERGYSCAPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${ENERGYSCAPE_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-Wno-maybe-uninitialized) # GCC's flow analysis misfires on instrumented code
  endif()
endif()
