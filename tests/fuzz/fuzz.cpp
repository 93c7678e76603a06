// The main program of the fuzzer: `dropwise_fuzz --target=time FOLDER…`. libFuzzer's own options work too.
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
  fuzz::FuzzTarget target;
};

constexpr Named kTargets[] = {
    {"time", fuzz::fuzz_time},         {"volume", fuzz::fuzz_volume},   {"when", fuzz::fuzz_zoned_time},
    {"range", fuzz::fuzz_range},       {"text", fuzz::fuzz_text},       {"protocol", fuzz::fuzz_protocol},
    {"settings", fuzz::fuzz_settings}, {"crontab", fuzz::fuzz_crontab}, {"csv", fuzz::fuzz_csv},
    {"ndjson", fuzz::fuzz_ndjson},     {"log", fuzz::fuzz_log},         {"inbox", fuzz::fuzz_inbox},
    {"keys", fuzz::fuzz_keys},
};

fuzz::FuzzTarget chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  constexpr std::string_view kOption = "--target=";
  for (int i = 1; i < *argc; ++i) {
    const std::string_view word = (*argv)[i];
    if (!word.starts_with(kOption)) continue;
    for (const Named& named : kTargets) {
      if (word.substr(kOption.size()) == named.name) chosen = named.target;
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
/// Runs a target without the fuzzer, and prints for each file the seconds of processor time that it took.
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
