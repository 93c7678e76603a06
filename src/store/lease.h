#pragma once

#include <filesystem>
#include <optional>
#include <utility>

namespace dropwise {

/// Held by the program that leads a session, so that there is one at a time. The system lets go of it when that
/// program ends, however it ends. Lies beside the log as `log.db.live`.
class Lease {
 public:
  /// Absent when another program holds it. Throws Error when the file cannot be made.
  static std::optional<Lease> take(const std::filesystem::path& log);

  /// Whether any program holds it.
  static bool held(const std::filesystem::path& log);

  /// Throws Error when what lies beside the log belongs to another file, and SQLite would mix the two: the program that
  /// holds the lease uses a file that is not there any more, or not in this place; or it was killed, and then the log
  /// was replaced.
  static void check(const std::filesystem::path& log);

  Lease(Lease&& other) noexcept : file_(std::exchange(other.file_, -1)), forget_(other.forget_) {}
  Lease& operator=(Lease&&) = delete;
  ~Lease();

 private:
  explicit Lease(int file) : file_(file) {}

  int file_;
  bool forget_ = false;  // which log it was, at the end
};

}  // namespace dropwise
