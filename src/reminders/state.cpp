#include "reminders/state.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "i18n/language.h"
#include "quantities/zoned_time.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSize = 2048;  // filled up with blanks, so that one write takes the place of the last

[[noreturn]] void refuse(const fs::path& file, const std::error_code& why) {
  throw UserError(tr("reminders cannot keep what was said in `{}`: {}", sanitize(file.string()), why.message()),
                  tr("Give yourself the right to write there, or free some space; until then nobody is reminded."),
                  ExitCode::io);
}

std::error_code last_error() { return {errno, std::generic_category()}; }

std::optional<UtcTime> time_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return {};
  const auto moment = parse_rfc3339(found->get<std::string>());
  return moment ? std::optional(moment->utc) : std::nullopt;
}

Json to_json(std::optional<UtcTime> time) { return time ? Json(rfc3339({*time, {}})) : Json(nullptr); }

}  // namespace

ReminderState load_reminder_state(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return {};
  ReminderState state{time_in(json, "said"), time_in(json, "snoozed"), time_in(json, "ran")};
  if (const auto trouble = json.find("trouble"); trouble != json.end() && trouble->is_string())
    state.trouble = trouble->get<std::string>();
  return state;
}

std::optional<ReminderStateFile> ReminderStateFile::open(const fs::path& file) {
  if (file.empty())
    throw UserError(tr("HOME is not set, so there is no place to keep what was said"),
                    tr("Set HOME or XDG_STATE_HOME."));
  std::error_code wrong;
  fs::create_directories(file.parent_path().parent_path(), wrong);
  if (!wrong && fs::create_directory(file.parent_path(), wrong))
    fs::permissions(file.parent_path(), fs::perms::owner_all, wrong);
  if (wrong) refuse(file, wrong);
  const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (opened < 0) refuse(file, last_error());
  ReminderStateFile state_file(file, opened);
  if (::flock(opened, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return {};
    refuse(file, last_error());
  }
  state_file.state = load_reminder_state(file);
  return state_file;
}

ReminderStateFile::ReminderStateFile(ReminderStateFile&& other) noexcept
    : state(std::move(other.state)), file_(std::move(other.file_)), open_(std::exchange(other.open_, -1)) {}

ReminderStateFile::~ReminderStateFile() {
  if (open_ >= 0) ::close(open_);
}

void ReminderStateFile::save() const {
  const Json json = {{"said", to_json(state.notified_at)},
                     {"snoozed", to_json(state.snoozed_until)},
                     {"ran", to_json(state.last_run)},
                     {"trouble", state.trouble}};
  std::string text = dump(json);
  text.resize(std::max(text.size() + 1, kSize), ' ');
  text.back() = '\n';
  const auto size = static_cast<ssize_t>(text.size());
  if (::pwrite(open_, text.data(), text.size(), 0) != size || ::ftruncate(open_, size) != 0)
    refuse(file_, last_error());
}

}  // namespace dropwise
