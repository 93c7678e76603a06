// The program of the fuzzer: `dropwise_fuzz --target=time FOLDER…`. libFuzzer's own options work as ever.
#include "fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string_view>

#include "support/folder.h"

namespace {

namespace fuzz = dropwise::fuzz;

struct Named {
  std::string_view name;
  fuzz::Door door;
};

constexpr Named kTargets[] = {
    {"time", fuzz::read_a_time},
    {"volume", fuzz::read_a_volume},
    {"when", fuzz::read_an_instant},
    {"range", fuzz::read_a_range},
    {"text", fuzz::clean_a_text},
    {"protocol", fuzz::read_a_protocol},
    {"settings", fuzz::read_settings_text},
    {"crontab", fuzz::read_a_crontab},
    {"csv", fuzz::read_csv},
    {"ndjson", fuzz::read_ndjson},
    {"log", fuzz::open_a_log},
    {"inbox", fuzz::ask_a_session},
    {"keys", fuzz::press_keys},
};

fuzz::Door chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view kOption = "--target=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view word = (*argv)[i];
    if (!word.starts_with(kOption)) continue;
    for (const Named& named : kTargets) {
      if (word.substr(kOption.size()) == named.name) chosen = named.door;
    }
  }
  if (chosen) return 0;
  for (const Named& named : kTargets) std::printf("%.*s\n", static_cast<int>(named.name.size()), named.name.data());
  std::exit(
      std::any_of(*argv, *argv + *argc, [](const char* word) { return std::strcmp(word, "--targets") == 0; }) ? 0 : 2);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  chosen(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}

#ifdef DROPWISE_OWN_MAIN
/// The doors without the fuzzer: a line for each file, with how many seconds of the processor it took.
int main(int argc, char** argv) {
  LLVMFuzzerInitialize(&argc, &argv);
  for (int i = 2; i < argc; ++i) {
    const std::string input = dropwise::test::read_file(argv[i]);
    const std::clock_t began = std::clock();
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(input.data()), input.size());
    std::printf("%.3f %s\n", static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC, argv[i]);
  }
}
#endif
