#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "system/process.h"

namespace dropwise {

/// Speaks through a program, in the background. What is said last counts: it ends what was still being said, so that
/// two never speak at once and nothing comes late.
class SpeechProcess {
 public:
  /// The program as an argument list in which `{text}` stands for what is to be said. Empty: there is none, which
  /// poll() says once.
  explicit SpeechProcess(std::vector<std::string> words);

  void say(const std::string& text);

  /// What went wrong, once; empty otherwise. To be called now and then.
  std::string poll();

 private:
  void abandon();

  std::vector<std::string> words_;
  std::unique_ptr<Process> speaking_;
  std::vector<std::unique_ptr<Process>> ended_;  // by us, and not yet gone
  bool missing_, failed_ = false;
};

/// The first speech program found in the folders of PATH, as an argument list; empty when there is none.
std::vector<std::string> find_speech_program(const std::string& path);

}  // namespace dropwise
