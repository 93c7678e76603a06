#pragma once

#include <cstdlib>
#include <string>

namespace dropwise::fuzz {

/// Ends the program, so that the fuzzer keeps the input: something that must always hold does not.
inline void must(bool holds) {
  if (!holds) std::abort();
}

using FuzzTarget = void (*)(const std::string& input);

/// One target through which text or bytes come in from outside. Each takes any input whatever, and may answer it with
/// what its function says it throws, and with nothing else.
void fuzz_time(const std::string& input);
void fuzz_volume(const std::string& input);
void fuzz_zoned_time(const std::string& input);
void fuzz_range(const std::string& input);
void fuzz_text(const std::string& input);
void fuzz_protocol(const std::string& input);
void fuzz_settings(const std::string& input);
void fuzz_crontab(const std::string& input);
void fuzz_csv(const std::string& input);
void fuzz_ndjson(const std::string& input);
void fuzz_log(const std::string& input);
void fuzz_inbox(const std::string& input);
void fuzz_keys(const std::string& input);

}  // namespace dropwise::fuzz
