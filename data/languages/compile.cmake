# Compiles catalogs with msgfmt and writes them as an array of bytes each: cmake -DMSGFMT=… -DOUTPUT=….cpp -DCATALOGS=de.po;… -P
set(arrays "")
set(choices "")
foreach(file ${CATALOGS})
  cmake_path(GET file STEM code)
  execute_process(COMMAND ${MSGFMT} --check-header -o ${OUTPUT}.mo ${file} COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${OUTPUT}.mo bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char k_${code}[] = {${bytes}};\n")
  string(APPEND choices "  if (code == \"${code}\") return {k_${code}, sizeof k_${code}};\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"i18n/catalogs.h\"
namespace dropwise {
namespace {
${arrays}}  // namespace
std::string_view catalog(std::string_view code) {
${choices}  return {};
}
}  // namespace dropwise
")
