# One file that needs nothing of the system it runs on: DROPWISE_STATIC.
#
# `-static` alone would start with crtbeginT.o, which registers every frame with the unwinder, and the first exception then
# sorts them all: 38 million instructions, a fifth of a second on a small computer. With crtbegin.o and a table of frames in
# the file, as a shared program has them, it is looked up instead.
function(find_start_file variable name)
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=${name} OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT IS_ABSOLUTE "${found}")
    message(FATAL_ERROR "The compiler has no ${name}, which a static program needs")
  endif()
  set(${variable} ${found} PARENT_SCOPE)
endfunction()
foreach(name crt1 crti crtbegin crtend crtn)
  find_start_file(${name} ${name}.o)
endforeach()
target_link_options(dropwise PRIVATE -static -nostartfiles -Wl,--eh-frame-hdr -s
  ${crt1} ${crti} ${crtbegin})
# Last of all, behind the libraries.
set(CMAKE_CXX_STANDARD_LIBRARIES "${CMAKE_CXX_STANDARD_LIBRARIES} ${crtend} ${crtn}")
