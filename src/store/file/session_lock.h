#pragma once

#include <filesystem>
#include <optional>
#include <utility>

namespace dropwise {

/// Held by the program that leads a session, so that there is one at a time. The system lets go of it when that
/// program ends, however it ends. Lies beside the log as `log.db.live`.
class SessionLock {
 public:
  /// Absent when another program holds it. Throws UserError when the file cannot be made.
  static std::optional<SessionLock> try_acquire(const std::filesystem::path& log);

  /// Whether any program holds it.
  static bool is_held(const std::filesystem::path& log);

  /// Throws UserError when what lies beside the log belongs to another file, and SQLite would mix the two: the program
  /// that holds the lease uses a file that is not there any more, or not in this place; or it was killed, and then the
  /// log was replaced.
  static void check_owner(const std::filesystem::path& log);

  SessionLock(SessionLock&& other) noexcept : file_(std::exchange(other.file_, -1)), forget_(other.forget_) {}
  SessionLock& operator=(SessionLock&&) = delete;
  ~SessionLock();

 private:
  explicit SessionLock(int file) : file_(file) {}

  int file_;
  bool forget_ = false;  // which log it was, at the end
};

}  // namespace dropwise
