# SPDX-License-Identifier: GPL-3.0-or-later
# energyscape_add_tests(folder LABEL label LIBRARIES ... [PROGRAMS ...]): every <name>_test.cpp below tests/<folder>
# becomes one Qt Test program and one ctest entry named <folder>/<name>; target <folder>_tests builds them all. PROGRAMS
# are targets the tests run. The precompiled header is built once per folder.
function(energyscape_add_tests folder)
  cmake_parse_arguments(ARG "" "LABEL" "LIBRARIES;PROGRAMS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*_test.cpp)
  set(first "")
  set(no_watchdog "")
  if(ENERGYSCAPE_SANITIZE MATCHES thread)
    # QtTest's watchdog is a thread of Qt, which is not instrumented: the sanitizer cannot see how it is joined and reports
    # its end as a race. QtTest starts none when it believes to run below callgrind. Our own threads are all looked at.
    set(no_watchdog -callgrindchild)
  endif()
  add_custom_target(${folder}_tests)
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    set(target ${folder}_${name})
    add_executable(${target} ${source})
    target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES} energyscape_test_support energyscape_build_options Qt6::Test)
    set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    if(first)
      target_precompile_headers(${target} REUSE_FROM ${first})
    else()
      target_precompile_headers(${target} PRIVATE <QtTest> <vector> <memory> <string>)
      set(first ${target})
    endif()
    add_dependencies(${folder}_tests ${target})
    if(ARG_PROGRAMS)
      add_dependencies(${target} ${ARG_PROGRAMS})
    endif()
    add_test(NAME ${folder}/${name} COMMAND ${target} ${no_watchdog})
    set_tests_properties(${folder}/${name} PROPERTIES LABELS ${ARG_LABEL} TIMEOUT 300)
    if(ARG_LABEL STREQUAL gui)
      # One display has one mouse pointer and one keyboard focus: programs that use them take turns.
      set_tests_properties(${folder}/${name} PROPERTIES RESOURCE_LOCK display)
    endif()
  endforeach()
endfunction()
