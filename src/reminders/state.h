#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "dropwise/time.h"
#include "system/file_lock.h"

namespace dropwise {

/// The longest snooze.
inline constexpr Millis kLongestSnooze = std::chrono::hours{24};

/// The state that reminders keep next to the log; they only read the log itself.
struct ReminderState {
  std::optional<UtcTime> notified_at = {};    ///< The time of the last reminder.
  std::optional<UtcTime> snoozed_until = {};  ///< No reminders until then.
  std::optional<UtcTime> last_run = {};       ///< The last check by cron or another program.
  std::string trouble = {};                   ///< An error of that check, reported once; one line.

  bool operator==(const ReminderState&) const = default;
};

/// Loads the state; empty when the file is missing or cannot be understood.
ReminderState load_reminder_state(const std::filesystem::path& file);

/// The state, locked against changes by others. The lock ends with the program, however it ends.
class ReminderStateFile {
 public:
  /// Creates a missing file (0600) and folder (0700), and locks the file. Absent when another program holds the lock:
  /// only one program reminds at a time. Throws ReminderError when the file cannot be written.
  static std::optional<ReminderStateFile> open(const std::filesystem::path& file);

  ReminderState state;

  /// Saves the state in a single write. Durable when it returns, unless only `last_run` has changed: cron calls every
  /// few minutes, and a disk should not be written to for that. Throws ReminderError on failure.
  void save() const;

 private:
  ReminderStateFile(std::filesystem::path file, FileLock lock, ReminderState loaded)
      : state(loaded), loaded_(std::move(loaded)), file_(std::move(file)), lock_(std::move(lock)) {}

  ReminderState loaded_;
  std::filesystem::path file_;
  FileLock lock_;
};

}  // namespace dropwise
