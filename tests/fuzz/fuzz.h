#pragma once

#include <cstdlib>
#include <string>

namespace dropwise::fuzz {

/// Ends the program, so that the fuzzer keeps the input: something that must always hold does not.
inline void must(bool holds) {
  if (!holds) std::abort();
}

using Door = void (*)(const std::string& input);

/// One door through which text or bytes come in from outside. Each takes any input whatever, and may answer it with
/// what its function says it throws, and with nothing else.
void read_a_time(const std::string& input);
void read_a_volume(const std::string& input);
void read_an_instant(const std::string& input);
void read_a_range(const std::string& input);
void clean_a_text(const std::string& input);
void read_a_protocol(const std::string& input);
void read_settings_text(const std::string& input);
void read_a_crontab(const std::string& input);
void read_csv(const std::string& input);
void read_ndjson(const std::string& input);
void open_a_log(const std::string& input);
void ask_a_session(const std::string& input);
void press_keys(const std::string& input);

}  // namespace dropwise::fuzz
