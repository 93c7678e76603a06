#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "dropwise/time.h"

namespace dropwise {

/// The longest snooze.
inline constexpr Millis kLongestSnooze = std::chrono::hours{24};

/// What reminders keep beside the log, which they only read.
struct ReminderState {
  std::optional<UtcTime> notified_at = {};    ///< When somebody was reminded last.
  std::optional<UtcTime> snoozed_until = {};  ///< Until when nothing is to be said.
  std::optional<UtcTime> last_run = {};       ///< When cron, or another program, looked last.
  std::string trouble = {};                   ///< What was wrong then, which is told once; one line.

  bool operator==(const ReminderState&) const = default;
};

/// What the file holds; nothing where there is none, or no sense in it.
ReminderState load_reminder_state(const std::filesystem::path& file);

/// The same while nobody else may change it. The lock goes with the program, however it ends.
class ReminderStateFile {
 public:
  /// Makes file and folder where they are missing (0600, 0700), and locks it. Absent when another program holds the
  /// lock: one at a time reminds. Throws UserError when nothing can be kept there.
  static std::optional<ReminderStateFile> open(const std::filesystem::path& file);

  ReminderStateFile(ReminderStateFile&& other) noexcept;
  ReminderStateFile& operator=(ReminderStateFile&&) = delete;
  ~ReminderStateFile();

  ReminderState state;

  /// Writes it, in one piece. Throws UserError when that cannot be done.
  void save() const;

 private:
  ReminderStateFile(std::filesystem::path file, int open) : file_(std::move(file)), open_(open) {}

  std::filesystem::path file_;
  int open_;
};

}  // namespace dropwise
