#pragma once

#include <cstdlib>
#include <string>

namespace dropwise::fuzz {

/// Aborts if something that must always hold does not, so that the fuzzer keeps the input.
inline void must(bool holds) {
  if (!holds) std::abort();
}

using FuzzTarget = void (*)(const std::string& input);

/// The entry points for text or bytes from outside. Each takes any input, and may throw only what the tested function
/// documents.
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
