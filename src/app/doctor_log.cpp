#include "app/doctor_log.h"

#include <algorithm>
#include <iterator>

#include "app/backup_paths.h"
#include "app/kept_files.h"
#include "app/open_log.h"
#include "app/session/rescue_session.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "store/file/backup.h"
#include "store/file/database_name.h"
#include "store/file/integrity.h"
#include "store/file/log_file.h"
#include "store/file/replaced_log.h"
#include "store/file/rescue.h"
#include "store/file/session_lock.h"
#include "store/file/wal_owner.h"
#include "store/importer.h"
#include "store/json/line.h"
#include "system/paths.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamed = 5;             // how many sessions are listed before "and N more"
constexpr std::size_t kMostImpossible = 500;  // the same; each must be amended or deleted before reports work
constexpr fs::perms kOthers = fs::perms::group_all | fs::perms::others_all;

std::string text_of(const std::int64_t& session) { return std::to_string(session); }
std::string text_of(const std::pair<std::int64_t, std::int64_t>& two) {
  return tr("{} with {}", two.first, two.second);
}

template <class T>
std::string named(const std::vector<T>& sessions, std::size_t most = kNamed) {
  std::string text;
  for (std::size_t i = 0; i < std::min(sessions.size(), most); ++i) text += (i == 0 ? "" : ", ") + text_of(sessions[i]);
  return sessions.size() > most ? tr("{} and {} more", text, sessions.size() - most) : text;
}

Finding find_damage(const IntegrityReport& report) {
  if (!report.damage.empty())
    return {
        mark_for_translation("log"), tr("The file is damaged: {}", sanitize(report.damage.front())),
        tr("Save what can still be read with `dropwise export`, then restore a backup with `dropwise restore --from "
           "FILE`. The damaged log is kept."),
        true};
  if (report.orphan_rows > 0)
    return {mark_for_translation("log"),
            plural(static_cast<std::size_t>(report.orphan_rows), "{} row belongs to a session that does not exist.",
                   "{} rows belong to a session that does not exist."),
            tr("This does no harm. Keep a copy of the log, and please tell us what happened."), true};
  if (report.constraint_violations)
    return {"log",
            plural(report.sessions, "{} session; the file is intact, but contains invalid values.",
                   "{} sessions; the file is intact, but contains invalid values."),
            tr("Another program or a disk fault may be the cause. Keep a copy of the log, then correct the values with "
               "`dropwise amend`."),
            true};
  return {mark_for_translation("log"),
          plural(report.sessions, "{} session; the file is intact.", "{} sessions; the file is intact.")};
}

void find_sessions(std::vector<Finding>& found, const IntegrityReport& report) {
  const auto add = [&](const auto& sessions, const std::string& said, const std::string& hint) {
    if (!sessions.empty()) found.push_back({mark_for_translation("sessions"), said, hint, true});
  };
  add(report.time_mismatch, tr("Sessions whose times do not match their events: {}.", named(report.time_mismatch)),
      tr("`dropwise show ID` shows both; `dropwise amend ID` corrects the times."));
  add(report.overlapping, tr("Sessions that overlap: {}.", named(report.overlapping)),
      tr("Was a session entered twice? `dropwise show ID` shows a session; `dropwise delete ID` deletes it."));
  add(report.impossible, tr("Sessions with impossible values: {}.", named(report.impossible, kMostImpossible)),
      tr("Correct the values with `dropwise amend ID`; impossible values that you leave out become unknown. "
         "`dropwise delete ID` removes a session."));
  add(report.future, tr("Sessions in the future: {}.", named(report.future)),
      tr("Was the clock wrong? `dropwise amend ID --at WHEN` corrects the time."));
}

/// The files that others than their owner may use. The folder is included only if it is Dropwise's own.
std::vector<fs::path> open_to_others(const Context& context) {
  std::vector<fs::path> all;
  if (log_exists(context.log_file()) && !is_log_file(context.log_file())) return {};
  for (const KeptFile& file : kept_files(context, false)) all.push_back(file.path);
  const fs::path folder = resolve_links(context.log_file()).parent_path();
  if (folder.filename() == "dropwise") all.push_back(folder);
  std::erase_if(all, [](const fs::path& path) {
    std::error_code fault;
    const fs::file_status status = fs::symlink_status(path, fault);
    const bool counts = fs::is_regular_file(status) || fs::is_directory(status);
    return !counts || (status.permissions() & kOthers) == fs::perms::none;
  });
  return all;
}

Finding find_rights(const Context& context) {
  const auto open = open_to_others(context);
  if (open.empty()) return {mark_for_translation("rights"), tr("Only you can read or write the log.")};
  return {mark_for_translation("rights"), tr("Other users can read or write {}.", sanitize(open.front().string())),
          tr("`dropwise doctor --fix` makes it private."), true};
}

/// Whether the log has a second name: two programs that use it by different names do not see each other's changes.
std::optional<Finding> find_second_name(const fs::path& log) {
  std::error_code fault;
  const auto names = fs::hard_link_count(resolve_links(log), fault);
  if (fault || names < 2) return {};
  return Finding{
      mark_for_translation("second name"), tr("The log has more than one name (hard links)."),
      tr("Use only one of them, and make a symbolic link if you need another. Programs that open the log under "
         "different names could overwrite each other's entries."),
      true};
}

/// Whether more can be written to the log.
Finding find_room(const fs::path& log) {
  constexpr std::uintmax_t kRoom = 1 << 20;
  std::error_code none;
  const fs::path real = fs::weakly_canonical(log, none);
  for (const fs::path& path : {real, real.parent_path()}) {
    if (const auto fault = check_permission(path, Permission::write))
      return {mark_for_translation("room"), tr("Cannot write {}: {}.", sanitize(path.string()), fault.message()),
              tr("Fix its permissions, or choose another log with --db."), true};
  }
  if (const auto space = fs::space(real.parent_path(), none); !none && space.available < kRoom)
    return {mark_for_translation("room"), tr("The disk that holds the log has less than a megabyte free."),
            tr("Free some disk space, or new entries may be lost."), true};
  return {mark_for_translation("room"), tr("There is enough disk space, and the log can be written to.")};
}

Finding find_rescued(const Store& store, const fs::path& file) {
  const std::string name = sanitize(file.string());
  try {
    const SessionRecord record = load_rescue(file);
    if (store.deleted_with_less(record))
      return {mark_for_translation("rescued"),
              tr("The session in {} was deleted from the log, which has less of it than the file.", name),
              tr("If you want it back, run `dropwise restore` with its id, then `dropwise doctor --fix`. Otherwise, "
                 "you can "
                 "delete the file."),
              true};
    if (store.holds(record))
      return {mark_for_translation("rescued"), tr("The session in {} is in the log.", name),
              tr("You can delete the file."), false, true};
  } catch (const FieldError&) {
    return {mark_for_translation("rescued"), tr("{} contains no readable session.", name), tr("Keep it, and tell us."),
            true};
  }
  return {mark_for_translation("rescued"), tr("The log does not contain all of the session in {}.", name),
          tr("`dropwise doctor --fix` imports it."), true};
}

Finding find_foreign_wal(const fs::path& file) {
  const ForeignWalText text = foreign_wal_text(file);
  return {mark_for_translation("stray changes"), text.what, text.hint, true};
}

Finding find_replaced(const fs::path& file) {
  const std::string name = sanitize(file.string());
  return {mark_for_translation("replaced log"),
          tr("The log was replaced while a session was running. What it had until then is in {}.", name),
          tr("To use it again, run `dropwise restore --from {}`. If you want sessions of both, run `dropwise --db {} "
             "export` "
             "and import its output. If you need neither, you can delete the file.",
             name, name),
          true};
}

Finding find_absent(const Context& context, const fs::path& log) {
  SessionLock::check_owner(log);
  const bool waits = !find_rescue_files(context).empty();
  const auto copies = copies_of(log);
  const bool known = waits || !copies.empty();
  const std::string hint = join_sentences(
      {known ? tr("Was it moved, or is it on a disk that is not connected? If so, put that right first.") : "",
       waits ? tr("Otherwise, `dropwise doctor --fix` creates a new log.") : "",
       copies.empty()
           ? ""
           : tr("`dropwise restore --from {}` brings back the newest copy.", sanitize(copies.back().string()))});
  return {mark_for_translation("log"), tr("The log {} does not exist.", sanitize(log.string())), hint, !hint.empty(),
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
  if (log_exists(log)) {
    const fs::path copy = back_up_as_new(log, default_backup_path(context));
    done.push_back({mark_for_translation("mended"), tr("Copied the log to {} first.", sanitize(copy.string()))});
  }
  Store store(log, Store::Access::write);
  Importer importer(store, context.clock.utc());
  for (const SessionRecord& record : wait) importer.import_session(record);
  importer.commit();
  done.push_back({mark_for_translation("mended"),
                  plural(wait.size(), "Imported {} session from rescue files; `dropwise undo` undoes that.",
                         "Imported {} sessions from rescue files; `dropwise undo` undoes that.")});
}

}  // namespace

std::vector<Finding> examine_log(Context& context) {
  const fs::path log = context.log_file();
  std::vector<Finding> sessions;
  std::vector<Finding> found = {finding("log", [&] {
    if (was_emptied(log)) throw StoreError(StoreFault::emptied, log);
    if (!log_exists(log)) return find_absent(context, log);
    const IntegrityReport report = check_log(log, context.clock.utc());
    find_sessions(sessions, report);
    return find_damage(report);
  })};
  found.insert(found.end(), sessions.begin(), sessions.end());
  if (is_log_file(log)) {
    found.push_back(find_rights(context));
    if (auto second = find_second_name(log)) found.push_back(std::move(*second));
    found.push_back(find_room(log));
  }
  for (const fs::path& file : foreign_wals(log)) found.push_back(find_foreign_wal(file));
  for (const fs::path& file : replaced_logs(log)) found.push_back(find_replaced(file));
  for (const fs::path& file : find_rescue_files(context)) {
    found.push_back(finding("rescued", [&] { return find_rescued(Store(log, Store::Access::probe), file); }));
  }
  return found;
}

std::vector<Finding> mend_log(Context& context) {
  std::vector<Finding> done;
  for (const fs::path& path : open_to_others(context)) {
    std::error_code fault;
    fs::permissions(path, kOthers, fs::perm_options::remove, fault);
    if (!fault)
      done.push_back(
          {mark_for_translation("mended"), tr("Now only you can read or write {}.", sanitize(path.string()))});
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
