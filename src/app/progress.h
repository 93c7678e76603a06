#pragma once

#include <cstdint>
#include <string>

#include "app/context.h"

namespace dropwise {

/// Tells how far long work is, and how long it will still take, in one line of the error output. Only on a terminal,
/// and only for work that takes more than a second; the line disappears at the end.
class Progress {
 public:
  /// `what` is being done, such as `Importing`; `total` is its size, in any unit.
  Progress(Context& context, std::string what, std::uintmax_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// So much of `total` is done.
  void at(std::uintmax_t done);

 private:
  Context& context_;
  std::string what_;
  std::uintmax_t total_;
  Millis began_, shown_;
  bool is_shown_ = false;
};

}  // namespace dropwise
