# A package for Debian: `./dev package` makes it, and `./dev package test` tries it in a bare system.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dropwise)
set(CPACK_PACKAGE_VENDOR "the Dropwise authors")
set(CPACK_PACKAGE_CONTACT "The Dropwise authors <authors@dropwise.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "timer and log for expressing breast milk by hand")
set(CPACK_PACKAGE_DESCRIPTION "Leads through hand expression of breast milk in a terminal, by one of five
published methods: it says each step, counts the minutes, changes the breast
by itself and needs no key. Time and volume of each breast go into a local
SQLite file.
.
Reviews, reminders by cron or systemd, and exchange with other logs are part
of it; so is the library that counts the time, for programs of one's own.
It is not medical advice, and nothing leaves the machine.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "tzdata")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cron, libnotify-bin, man-db, espeak-ng")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/data/package/finish.cmake)
set(CPACK_DROPWISE_SOURCE ${PROJECT_SOURCE_DIR})
include(CPack)
