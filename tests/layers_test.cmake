# Every arrow points down: fails on any include of a layer that the includer's
# lib/<layer>/CMakeLists.txt does not name in USES, and on what a library must
# not do: print, exit, read the clock, the environment or chance, or touch
# files other than through FileSystem. Comments and string literals may say
# anything. tests/layers_selftest.cmake shows that each rule can fail.
#
#     cmake [-D ROOT=folder] -P tests/layers_test.cmake
cmake_minimum_required(VERSION 3.25)
if(NOT ROOT)
  cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH ROOT)
endif()
set(word "(^|[^A-Za-z0-9_])")  # what stands before a whole word

# Rules by line of code: a regular expression, the reason, and the files that may.
set(rules 0)
function(forbid expression reason)
  math(EXPR rules "${rules} + 1")
  set(rules ${rules} PARENT_SCOPE)
  set(rule_${rules} "${expression}" PARENT_SCOPE)
  set(reason_${rules} "${reason}" PARENT_SCOPE)
  set(excused_${rules} ${ARGN} PARENT_SCOPE)
endfunction()
set(system_calls lib/core/posix_file_system.cpp lib/core/posix_group.cpp lib/core/posix_group.hpp
    lib/core/posix_descriptor.cpp lib/core/posix_descriptor.hpp)
forbid("#include <(iostream|cstdio|stdio.h|print)>|std::(cout|cerr|clog)" "a library does not print" ${system_calls})
forbid("${word}(v?f?printf|f?puts|putchar|perror) *\\(" "a library does not print")
forbid("${word}(exit|_exit|_Exit|quick_exit) *\\(" "a library does not exit")
forbid("${word}(secure_)?getenv *\\(|${word}environ${word}" "a library does not read the environment")
forbid("(_clock|Clock)::now|std::time *\\(|${word}time *\\( *(nullptr|NULL|0|&)|gettimeofday|clock_gettime|std::clock"
       "a library does not read the clock: time is an argument")
forbid("random_device|${word}s?rand *\\(" "chance comes from saksi/crypto alone")
forbid("#include <(unistd|fcntl|dirent|sys/[a-z]+).h>|#include <(fstream|filesystem)>"
       "files are reached through saksi::FileSystem" ${system_calls})
forbid("#include <(sys/socket|netdb|arpa/inet|netinet/in|curl/curl).h>" "this library opens no sockets"
       lib/net/transfers.cpp)
forbid("${word}throw${word}" "saksi throws nothing")

# What each layer may include, as its CMakeLists.txt says.
file(GLOB declarations ${ROOT}/lib/*/CMakeLists.txt)
foreach(declaration IN LISTS declarations)
  file(READ ${declaration} text)
  string(REGEX REPLACE "#[^\n]*" "" text "${text}")
  if(text MATCHES "saksi_layer\\(([a-z_]+)([^)]*)\\)")
    set(layer ${CMAKE_MATCH_1})
    list(APPEND layers ${layer})
    string(REGEX REPLACE "[ \n]+" ";" arguments "${CMAKE_MATCH_2}")
    cmake_parse_arguments(declared "" "" "USES;SOURCES;LINKS" ${arguments})
    set(uses_${layer} ${layer} ${declared_USES})
  endif()
endforeach()
if(NOT layers)
  message(FATAL_ERROR "no layer found below ${ROOT}/lib")
endif()

set(found 0)
function(complain file what)
  message("${file}: ${what}")
  math(EXPR found "${found} + 1")
  set(found ${found} PARENT_SCOPE)
endfunction()

function(read_code file result)  # without comments and without what string literals say
  file(READ ${ROOT}/${file} code)
  string(REPLACE "[" "<" code "${code}")  # brackets and semicolons would upset CMake's lists
  string(REPLACE "]" ">" code "${code}")
  string(REPLACE ";" "," code "${code}")
  string(REPLACE "'\"'" "''" code "${code}")
  string(REGEX REPLACE "/\\*([^*]|\\*+[^*/])*\\*+/" "" code "${code}")
  string(REGEX REPLACE "(^|\n)( *#include *)\"([^\"\n]*)\"" "\\1\\2<\\3>" code "${code}")
  string(REGEX REPLACE "\"([^\"\\\\\n]|\\\\.)*\"" "\"\"" code "${code}")
  string(REGEX REPLACE "//[^\n]*" "" code "${code}")
  set(${result} "${code}" PARENT_SCOPE)
endfunction()

function(layer_of path result)  # of include/saksi/<layer>/x.hpp, lib/<layer>/x.cpp, include/saksi/saksi.h
  if(path MATCHES "saksi/saksi\\.h$")
    set(${result} capi PARENT_SCOPE)
  elseif(path MATCHES "(include/saksi|lib)/([a-z_]+)/")
    set(${result} ${CMAKE_MATCH_2} PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
  endif()
endfunction()

file(GLOB_RECURSE files RELATIVE ${ROOT}
  ${ROOT}/lib/*.cpp ${ROOT}/lib/*.hpp ${ROOT}/lib/*.h ${ROOT}/include/*.hpp ${ROOT}/include/*.h)
foreach(file IN LISTS files)
  layer_of(${file} layer)
  read_code(${file} code)

  string(REGEX MATCHALL "#include <saksi/[a-z_0-9./]+>" includes "${code}")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE "#include <(.*)>" "\\1" include "${include}")
    layer_of(include/${include} included)
    if(DEFINED uses_${layer} AND NOT included IN_LIST uses_${layer})
      complain(${file} "includes ${include}, but lib/${layer}/CMakeLists.txt does not say that ${layer} USES ${included}")
    endif()
  endforeach()

  foreach(rule RANGE 1 ${rules})
    if(code MATCHES "${rule_${rule}}" AND NOT file IN_LIST excused_${rule})
      string(STRIP "${CMAKE_MATCH_0}" match)
      complain(${file} "${reason_${rule}} (${match})")
    endif()
  endforeach()

  if(file MATCHES "^include/" AND code MATCHES "#include <(boost|sodium|CLI|nlohmann|simdjson|fmt|sqlite3)[^>]*>")
    complain(${file} "a user of saksi must not need this (${CMAKE_MATCH_0})")
  endif()
  if(NOT layer STREQUAL "crypto" AND code MATCHES "#include <sodium[^>]*>")
    complain(${file} "saksi/crypto is the only door to libsodium")
  endif()
endforeach()

if(found)
  message(FATAL_ERROR "${found} broken rules")
endif()
list(LENGTH files count)
message("${count} files keep to their layers")
