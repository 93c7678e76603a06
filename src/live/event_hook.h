#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "system/process.h"

namespace dropwise {

/// Runs a user's command for every event, one at a time, in the background. A run that takes longer than ten seconds
/// is ended. When more than 64 are waiting, the oldest is dropped; this is reported once.
class EventHook {
 public:
  explicit EventHook(std::vector<std::string> words) : words_(std::move(words)) {}

  /// `json` is the event on one line. The command gets it as standard input, and each key as a variable DROPWISE_KEY.
  void run(const std::string& json);

  /// Starts the next waiting run when the previous one has ended. Returns each error once; empty otherwise.
  std::string poll(Millis ticks);

  /// Whether all runs have ended.
  bool idle();

 private:
  std::string check_result();

  std::vector<std::string> words_;
  std::deque<ProcessSpec> waiting_;
  std::unique_ptr<Process> running_;
  Millis since_{0};
  bool late_ = false, failed_ = false;
};

}  // namespace dropwise
