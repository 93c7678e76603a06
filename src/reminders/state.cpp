#include "reminders/state.h"

#include "base/json.h"
#include "quantities/zoned_time.h"
#include "reminders/reminder_error.h"
#include "system/durable_file.h"
#include "system/limited_file.h"
#include "system/private_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSize = 2048;  // padded with blanks to this size, so that a single write replaces the old text

[[noreturn]] void refuse(const fs::path& file, const std::error_code& why) {
  throw ReminderError(ReminderFault::cannot_save_state, {file.string(), why.message()});
}

std::optional<UtcTime> time_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return {};
  const auto moment = parse_rfc3339(found->get<std::string>());
  return moment ? std::optional(moment->utc) : std::nullopt;
}

Json to_json(std::optional<UtcTime> time) { return time ? Json(rfc3339({*time, {}})) : Json(nullptr); }

}  // namespace

ReminderState load_reminder_state(const fs::path& file) {
  const auto text = try_load_limited_file(file, kMostText);
  const Json json = Json::parse(text.value_or(""), nullptr, false);
  if (!json.is_object()) return {};
  ReminderState state{time_in(json, "said"), time_in(json, "snoozed"), time_in(json, "ran")};
  if (const auto trouble = json.find("trouble"); trouble != json.end() && trouble->is_string())
    state.trouble = trouble->get<std::string>();
  return state;
}

std::optional<ReminderStateFile> ReminderStateFile::open(const fs::path& file) {
  if (file.empty()) throw ReminderError(ReminderFault::no_home);
  try {
    create_private_folders(file.parent_path());
    auto lock = FileLock::try_acquire(file);
    if (!lock) return {};
    return ReminderStateFile(file, std::move(*lock), load_reminder_state(file));
  } catch (const fs::filesystem_error& error) {
    refuse(file, error.code());
  }
}

void ReminderStateFile::save() const {
  const Json json = {{"said", to_json(state.notified_at)},
                     {"snoozed", to_json(state.snoozed_until)},
                     {"ran", to_json(state.last_run)},
                     {"trouble", state.trouble}};
  std::string text = dump(json);
  text.resize(std::max(text.size() + 1, kSize), ' ');
  text.back() = '\n';
  if (const auto fault = lock_.write(text)) refuse(file_, fault);
  ReminderState before = loaded_;
  before.last_run = state.last_run;
  if (before == state) return;
  try {
    sync_file(file_);
    sync_folder_of(file_);
  } catch (const fs::filesystem_error& error) {
    refuse(file_, error.code());
  }
}

}  // namespace dropwise
