#include "app/doctor_log.h"

#include <algorithm>
#include <iterator>

#include "app/backup_paths.h"
#include "app/session/rescue_session.h"
#include "base/text.h"
#include "i18n/language.h"
#include "store/file/backup.h"
#include "store/file/integrity.h"
#include "store/file/rescue.h"
#include "store/file/session_lock.h"
#include "store/importer.h"
#include "store/json/line.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamed = 5;  // how many sessions are listed before "and N more"
constexpr fs::perms kOthers = fs::perms::group_all | fs::perms::others_all;

std::string text_of(const std::int64_t& session) { return std::to_string(session); }
std::string text_of(const std::pair<std::int64_t, std::int64_t>& two) {
  return tr("{} with {}", two.first, two.second);
}

std::string counted(std::size_t count) { return plural(count, "{} session", "{} sessions"); }

template <class T>
std::string named(const std::vector<T>& sessions) {
  std::string text;
  for (std::size_t i = 0; i < std::min(sessions.size(), kNamed); ++i)
    text += (i == 0 ? "" : ", ") + text_of(sessions[i]);
  return sessions.size() > kNamed ? tr("{} and {} more", text, sessions.size() - kNamed) : text;
}

Finding find_damage(const IntegrityReport& report) {
  if (!report.damage.empty())
    return {mark_for_translation("log"), tr("The file is damaged: {}", sanitize(report.damage.front())),
            tr("Copy the log and what lies beside it elsewhere first. `dropwise export` writes what can still be read; "
               "dropwise-backup(1) says how to put a copy back."),
            true};
  if (report.orphan_rows > 0)
    return {mark_for_translation("log"),
            plural(static_cast<std::size_t>(report.orphan_rows), "{} row belongs to a session that is not there.",
                   "{} rows belong to a session that is not there."),
            tr("They do no harm. Keep a copy of the log, and tell us how it came."), true};
  if (report.constraint_violations)
    return {
        "log", tr("{}; the file is whole, but holds values that a log does not take.", counted(report.sessions)),
        tr("Another program wrote them, or the disk did. Keep a copy of the log; `dropwise amend` sets what is right."),
        true};
  return {mark_for_translation("log"), tr("{}; the file is whole.", counted(report.sessions))};
}

void find_sessions(std::vector<Finding>& found, const IntegrityReport& report) {
  const auto add = [&](const auto& sessions, const std::string& what, const std::string& hint) {
    if (!sessions.empty())
      found.push_back({mark_for_translation("sessions"), tr("{}: {}.", what, named(sessions)), hint, true});
  };
  add(report.time_mismatch, tr("The times are not those of the events"),
      tr("`dropwise show ID` shows both; `dropwise amend` sets the times."));
  add(report.overlapping, tr("At the same time as another"),
      tr("Was one entered twice? `dropwise show ID` shows it, `dropwise delete ID` takes it out."));
  add(report.backwards, tr("Over before the beginning"), tr("`dropwise amend ID` sets the times."));
  add(report.future, tr("Of a time that is still to come"),
      tr("Was the clock wrong? `dropwise amend ID --at WHEN` sets the time."));
}

/// Copies of the log: those made before migrations, then those in the backup folder, each with the newest last.
std::vector<fs::path> copies_of(const fs::path& log) {
  std::vector<fs::path> asked;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(backup_folder(log), none)) {
    const std::string copy = entry.path().filename().string();
    if (copy.starts_with("log-") && copy.ends_with(".db")) asked.push_back(entry.path());
  }
  std::ranges::sort(asked);
  auto copies = copies_before_migration(log);
  copies.insert(copies.end(), asked.begin(), asked.end());
  return copies;
}

/// The log, found by its real name, and the files that belong to it.
std::vector<fs::path> files_of(const fs::path& log) {
  std::error_code none;
  const fs::path real = fs::weakly_canonical(log, none);
  const std::string name = real.string();
  std::vector<fs::path> files = {real, name + "-wal", name + "-shm", name + "-journal", name + ".live"};
  std::ranges::copy(copies_of(real), std::back_inserter(files));
  return files;
}

/// The files that others than their owner may use. The folder is included only if it is Dropwise's own.
std::vector<fs::path> open_to_others(const fs::path& log) {
  std::vector<fs::path> all = files_of(log);
  const fs::path folder = all.front().parent_path();
  if (folder.filename() == "dropwise") all.push_back(folder);
  std::erase_if(all, [](const fs::path& path) {
    std::error_code fault;
    const fs::file_status status = fs::symlink_status(path, fault);
    const bool counts = fs::is_regular_file(status) || fs::is_directory(status);
    return !counts || (status.permissions() & kOthers) == fs::perms::none;
  });
  return all;
}

Finding find_rights(const fs::path& log) {
  const auto open = open_to_others(log);
  if (open.empty()) return {mark_for_translation("rights"), tr("Nobody but you may read it.")};
  return {mark_for_translation("rights"), tr("Others may read or write {}.", sanitize(open.front().string())),
          tr("`dropwise doctor --fix` keeps it to you."), true};
}

/// Whether more can be written to the log.
Finding find_room(const fs::path& log) {
  constexpr std::uintmax_t kRoom = 1 << 20;
  std::error_code none;
  const fs::path real = fs::weakly_canonical(log, none);
  for (const fs::path& path : {real, real.parent_path()}) {
    if (const auto fault = check_permission(path, Permission::write))
      return {mark_for_translation("room"), tr("{} cannot be written: {}.", sanitize(path.string()), fault.message()),
              tr("Give yourself the right to write it, or name another log with --db."), true};
  }
  if (const auto space = fs::space(real.parent_path(), none); !none && space.available < kRoom)
    return {mark_for_translation("room"), tr("Less than a megabyte is free where the log lies."),
            tr("Free some space: what you enter may not be kept."), true};
  return {mark_for_translation("room"), tr("There is room for more, and it can be written.")};
}

Finding find_rescued(const Store& store, const fs::path& file) {
  const std::string name = sanitize(file.string());
  try {
    const SessionRecord record = load_rescue(file);
    if (store.holds(record))
      return {mark_for_translation("rescued"), tr("The session in {} is in the log.", name), tr("The file can go."),
              false, true};
  } catch (const FieldError&) {
    return {mark_for_translation("rescued"), tr("{} holds no session that can be read.", name),
            tr("Keep it, and tell us."), true};
  }
  return {mark_for_translation("rescued"), tr("The log does not hold all of the session in {}", name),
          tr("`dropwise doctor --fix` takes it in."), true};
}

/// Whether the log exists and is not empty.
bool is_there(const fs::path& log) {
  std::error_code none;
  return fs::exists(log, none) && fs::file_size(log, none) > 0;
}

Finding find_absent(const Context& context, const fs::path& log) {
  SessionLock::check_owner(log);
  const bool waits = !find_rescue_files(context).empty();
  const auto copies = copies_of(log);
  std::string hint =
      waits || !copies.empty() ? tr("Was it moved, or is it on another disk? Then put it back first.") : "";
  if (waits) hint += tr(" --fix makes a new one.");
  if (!copies.empty())
    hint += tr(" A copy is {}; dropwise-backup(1) says how to put it back.", sanitize(copies.back().string()));
  return {mark_for_translation("log"), tr("There is no log {}.", sanitize(log.string())), hint, !hint.empty(),
          hint.empty()};
}

/// The sessions in rescue files that the log does not hold.
std::vector<SessionRecord> waiting(const Context& context, const Store& store) {
  std::vector<SessionRecord> wait;
  for (const fs::path& file : find_rescue_files(context)) {
    try {
      if (SessionRecord record = load_rescue(file); !store.holds(record)) wait.push_back(std::move(record));
    } catch (const FieldError&) {  // examine_log() reports it
    }
  }
  return wait;
}

void take_in(Context& context, std::vector<Finding>& done) {
  const fs::path log = context.log_file();
  if (find_rescue_files(context).empty()) return;
  const auto wait = waiting(context, Store(log, Store::Access::read));
  if (wait.empty()) return;
  if (is_there(log)) {
    const fs::path copy = default_backup_path(context);
    back_up(log, copy);
    done.push_back({mark_for_translation("mended"), tr("Copied the log to {} first.", sanitize(copy.string()))});
  }
  Store store(log, Store::Access::write);
  Importer importer(store, context.clock.utc());
  for (const SessionRecord& record : wait) importer.import_session(record);
  importer.commit();
  done.push_back({mark_for_translation("mended"),
                  tr("Took in {} from rescue files; `dropwise undo` takes that back.", counted(wait.size()))});
}

}  // namespace

std::vector<Finding> examine_log(Context& context) {
  const fs::path log = context.log_file();
  std::vector<Finding> sessions;
  std::vector<Finding> found = {finding("log", [&] {
    if (!is_there(log)) return find_absent(context, log);
    const IntegrityReport report = check_log(log, context.clock.utc());
    find_sessions(sessions, report);
    return find_damage(report);
  })};
  found.insert(found.end(), sessions.begin(), sessions.end());
  if (is_there(log)) {
    found.push_back(find_rights(log));
    found.push_back(find_room(log));
  }
  for (const fs::path& file : find_rescue_files(context)) {
    found.push_back(finding("rescued", [&] { return find_rescued(Store(log, Store::Access::probe), file); }));
  }
  return found;
}

std::vector<Finding> mend_log(Context& context) {
  std::vector<Finding> done;
  for (const fs::path& path : open_to_others(context.log_file())) {
    std::error_code fault;
    fs::permissions(path, kOthers, fs::perm_options::remove, fault);
    if (!fault)
      done.push_back(
          {mark_for_translation("mended"), tr("Nobody but you may use {} any more.", sanitize(path.string()))});
  }
  try {
    take_in(context, done);
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    done.push_back({mark_for_translation("mended"), error.what(), error.hint(), true});
  }
  return done;
}

}  // namespace dropwise
