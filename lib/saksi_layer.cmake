# saksi_layer(NAME USES layer... SOURCES file... [LINKS target...])
# One layer of the house: an object library with hidden visibility, added to
# saksi. USES names the layers it may include; tests/layers_test.cmake holds
# every include to that. LINKS are private dependencies from outside.
function(saksi_layer name)
  cmake_parse_arguments(layer "" "" "USES;SOURCES;LINKS" ${ARGN})
  add_library(saksi_${name} OBJECT ${layer_SOURCES})
  target_link_libraries(saksi_${name} PUBLIC saksi_build ${layer_LINKS})
  foreach(below IN LISTS layer_USES)
    if(SAKSI_VERIFIER_ONLY AND NOT TARGET saksi_${below})
      continue()  # this build has only what the offline checks need
    elseif(NOT TARGET saksi_${below})
      message(FATAL_ERROR "${name} uses ${below}, which is not a layer below it (lib/CMakeLists.txt)")
    endif()
    target_link_libraries(saksi_${name} PUBLIC saksi_${below})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY SAKSI_LAYERS ${name})
  set_property(GLOBAL APPEND PROPERTY SAKSI_LINKS ${layer_LINKS})
endfunction()
