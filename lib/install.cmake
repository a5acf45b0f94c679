# What `cmake --install` puts where: headers, both libraries, a CMake package
# (find_package(saksi)) and saksi.pc. The tree may be moved afterwards.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/saksi)

set(installed saksi_headers saksi_shared saksi_static)
if(TARGET saksi_net)
  list(APPEND installed saksi_net)
endif()
install(TARGETS ${installed} EXPORT saksi FILE_SET HEADERS)
install(EXPORT saksi NAMESPACE saksi:: DESTINATION ${package_dir} FILE saksi-targets.cmake)

configure_package_config_file(saksi-config.cmake.in saksi-config.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(saksi-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/saksi-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/saksi-config-version.cmake DESTINATION ${package_dir})

set(pc_to_prefix ${CMAKE_INSTALL_PREFIX})
cmake_path(RELATIVE_PATH pc_to_prefix BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
configure_file(saksi.pc.in saksi.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/saksi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
