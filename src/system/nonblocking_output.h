#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <system_error>

#include "dropwise/time.h"

namespace dropwise {

/// Writes texts to a pipe or a socket without ever waiting for its reader. What the reader does not take waits here, up
/// to 64 KiB; then whole texts are dropped. A text of up to 4,096 bytes reaches a pipe whole or not at all.
class NonblockingOutput {
 public:
  /// Whether the file is a pipe or a socket.
  static bool suits(int file);

  /// The file stays as it is: O_NONBLOCK would also hold for the program that shares it.
  explicit NonblockingOutput(int file);
  ~NonblockingOutput();
  NonblockingOutput(const NonblockingOutput&) = delete;
  NonblockingOutput& operator=(const NonblockingOutput&) = delete;

  /// Writes the text as soon as the reader takes it, or drops it. Returns an error when the reader is gone,
  /// if the program ignores SIGPIPE.
  std::error_code write(std::string text);

  /// Writes as much of what waits as the reader takes now.
  std::error_code flush();

  /// Gives the reader a last moment for what waits, and drops the rest. Returns how many texts were dropped in all.
  std::size_t finish(Millis patience);

 private:
  /// How many bytes of the text were taken; -1 and errno as for write(2).
  std::ptrdiff_t write_some(const char* text, std::size_t size) const;

  int file_;
  int own_ = -1;  ///< The same pipe, opened again with O_NONBLOCK; -1 if it could not be.
  bool socket_ = false;
  std::deque<std::string> waiting_ = {};
  std::size_t begun_ = 0;  ///< How many bytes of the first text were taken.
  std::size_t size_ = 0;   ///< Of all that waits, in bytes.
  std::size_t dropped_ = 0;
};

}  // namespace dropwise
