#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "system/process.h"

namespace dropwise {

/// Runs a command of the user's for every event, one after the other, in the background. One that takes longer than
/// ten seconds is ended; when more than 64 wait, the oldest is left out, which is said once.
class EventHook {
 public:
  explicit EventHook(std::vector<std::string> words) : words_(std::move(words)) {}

  /// `json` is the event as one line: its standard input, and every key of it a variable DROPWISE_KEY.
  void run(const std::string& json);

  /// Starts what waits once the one before has ended. What went wrong, once; empty otherwise.
  std::string poll(Millis ticks);

  /// Whether all have ended.
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
