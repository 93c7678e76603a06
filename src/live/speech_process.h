#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "system/process.h"

namespace dropwise {

/// Speaks through a program, in the background. New speech interrupts the old, so that two texts never overlap and
/// none comes late.
class SpeechProcess {
 public:
  /// The program as an argument list; `{text}` is replaced by what to say. Empty: no program, which poll() reports
  /// once.
  explicit SpeechProcess(std::vector<std::string> words);

  void say(const std::string& text);

  /// Returns each error once; empty otherwise. Call it now and then.
  std::string poll();

 private:
  void abandon();

  std::vector<std::string> words_;
  std::unique_ptr<Process> speaking_;
  std::vector<std::unique_ptr<Process>> ended_;  // ended by us, but still running
  bool missing_, failed_ = false;
};

/// The first speech program found in the folders of PATH, as an argument list; empty when none is found.
std::vector<std::string> find_speech_program(const std::string& path);

}  // namespace dropwise
