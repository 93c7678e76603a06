# What Debian asks of a package, done to what was installed: pages and changes are compressed, the license stands in the
# file that it is looked for, and the library is stripped.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(documents ${root}/share/doc/dropwise)
file(REMOVE ${documents}/LICENSE)
configure_file(${CPACK_DROPWISE_SOURCE}/data/package/copyright ${documents}/copyright COPYONLY)
configure_file(${CPACK_DROPWISE_SOURCE}/data/package/changelog ${documents}/changelog COPYONLY)
configure_file(${CPACK_DROPWISE_SOURCE}/CHANGELOG.md ${documents}/CHANGES.md COPYONLY)
file(GLOB_RECURSE pages ${root}/share/man/*)
execute_process(COMMAND gzip -9n ${pages} ${documents}/changelog ${documents}/CHANGES.md COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE libraries ${root}/lib/*.a)
execute_process(COMMAND strip --strip-debug --remove-section=.comment --enable-deterministic-archives ${libraries}
  COMMAND_ERROR_IS_FATAL ANY)
