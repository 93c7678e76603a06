#include <algorithm>
#include <fstream>

#include "app/cron.h"
#include "app/doctor_log.h"
#include "app/doctor_programs.h"
#include "app/errors/user_error.h"
#include "app/kept_files.h"
#include "app/notify.h"
#include "app/reminder_check.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/error_output.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "i18n/value_words.h"
#include "reminders/messages.h"
#include "system/paths.h"
#include "system/process.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct DoctorOptions {
  bool fix = false, try_programs = false, json = false;
};

/// The call in the crontab, and what was found. A crontab that cannot be read is a finding, not an error.
struct Cron {
  std::optional<Call> call = {};
  Finding finding = {};
};

Finding find_rules(Context& context) {
  const Rules& rules = context.settings().remind;
  return {mark_for_translation("rules"),
          rules == Rules{} ? tr("None are set; Dropwise's own: {}", rules_text(rules)) : rules_text(rules)};
}

/// Whether the state of the reminders can be saved. Its file is locked while a reminder is being sent.
Finding find_memory(Context& context) {
  const bool free = ReminderStateFile::open(context.reminder_file()).has_value();
  return {mark_for_translation("memory"),
          free ? tr("The state of the reminders can be saved.") : tr("A reminder is being shown right now.")};
}

/// The user's own timer, or the link that enables the timer of a package. Empty if there is neither.
fs::path timer_file(const Environment& told) {
  const fs::path config = told.config_home ? fs::path(*told.config_home) : fs::path(told.home.value_or("")) / ".config";
  for (const char* place : {"dropwise-remind.timer", "timers.target.wants/dropwise-remind.timer"}) {
    std::error_code none;
    fs::path file = config / "systemd/user" / place;
    if (fs::exists(fs::symlink_status(file, none))) return file;
  }
  return {};
}

Cron find_cron(Context& context) {
  const fs::path timer = timer_file(context.environment);
  try {
    const std::string crontab = read_crontab(context);
    if (auto call = parse_call(crontab)) {
      return {call,
              {mark_for_translation("crontab"), call->minutes == 1
                                                    ? tr("cron calls `remind` every minute.")
                                                    : tr("cron calls `remind` every {} minutes.", call->minutes)}};
    }
    if (with_block(crontab, "") != crontab)
      return {{},
              {mark_for_translation("crontab"), tr("Dropwise's lines in your crontab have been changed."),
               tr("`dropwise crontab --install` replaces them."), true}};
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    const bool absent = error.exit() == ExitCode::not_found;
    if (timer.empty()) return {{}, {mark_for_translation("crontab"), error.what(), error.hint(), !absent, absent}};
  }
  if (!timer.empty())
    return {{},
            {mark_for_translation("timer"),
             tr("There is a systemd timer, {}; `systemctl --user list-timers` shows whether it is active.",
                sanitize(timer.string()))}};
  return {{},
          {mark_for_translation("crontab"), tr("Nothing calls `remind`, so there are no reminders."),
           tr("If you want reminders, `dropwise crontab --install` sets them up."), false, true}};
}

Finding find_called_program(const Call& call) {
  const std::string& program = call.words.front();
  if (!check_permission(program, Permission::execute))
    return {mark_for_translation("program"), tr("{} exists.", sanitize(program))};
  return {mark_for_translation("program"), tr("{} does not exist, or cannot be run.", sanitize(program)),
          tr("`dropwise crontab --install` writes the right one."), true};
}

/// Whether cron's reminders use this log.
Finding find_called_log(Context& context, const Call& call) {
  if (calls_log(call, context.log_file())) return {mark_for_translation("called log"), tr("cron uses this log.")};
  return {mark_for_translation("called log"), tr("cron's reminders use {}, not this log.", sanitize(called_log(call))),
          tr("`dropwise crontab --install` switches to this one."), true};
}

/// Whether the cron daemon runs, according to the files in which Debian and other systems keep its process id.
bool daemon_runs() {
  for (const char* name : {"/run/crond.pid", "/run/cron.pid"}) {
    std::ifstream file(name);
    pid_t id = 0;
    file >> id;
    if (is_process_alive(id)) return true;
  }
  return false;
}

Finding find_last_run(const ReminderState& state, UtcTime now, int minutes) {
  const std::string daemon = daemon_runs()
                                 ? tr("The cron daemon is running. Wait a moment, then check its log or your mail.")
                                 : tr("The cron daemon does not seem to be running. `service cron start` starts it.");
  if (!state.last_run) return {mark_for_translation("last run"), tr("`remind` has not been called yet."), daemon, true};
  const Millis past = now - *state.last_run;
  const std::string said = tr("`remind` was called {}.", ago_text(past));
  if (past <= std::chrono::minutes{2 * minutes} + std::chrono::minutes{1})
    return {mark_for_translation("last run"), said};
  return {mark_for_translation("last run"), join_sentences({said, tr("It should have been called again since then.")}),
          join_sentences({daemon, tr("The computer may also have been switched off.")}), true};
}

/// All the files that Dropwise keeps, by kind and folder.
std::vector<Finding> find_kept_files(const Context& context) {
  const auto files = kept_files(context);
  std::vector<Finding> found;
  for (auto first = files.begin(); first != files.end();) {
    const auto folder = first->path.parent_path();
    const auto last = std::find_if(first, files.end(), [&](const KeptFile& file) {
      return file.kind != first->kind || file.path.parent_path() != folder;
    });
    const auto count = static_cast<std::size_t>(last - first);
    found.push_back({mark_for_translation("files"),
                     count == 1 ? tr("{}: {}", tr(kept_kind_name(first->kind)), sanitize(first->path.string()))
                                : tr("{}: {} in {}", tr(kept_kind_name(first->kind)),
                                     plural(count, "{} file", "{} files"), sanitize(folder.string()))});
    first = last;
  }
  return found;
}

Finding find_trouble(const ReminderState& state) {
  if (state.trouble.empty()) return {mark_for_translation("last outcome"), tr("There was no error.")};
  return {mark_for_translation("last outcome"), tr("It reported: {}", sanitize(state.trouble)),
          tr("Fix this, then check with `dropwise remind --why`."), true};
}

bool wants_desktop(const std::optional<Call>& call) {
  return call && std::ranges::find(call->words, "--notify") != call->words.end();
}

Finding find_notify(Context& context, bool wished) {
  const std::string trouble = notify_trouble(context);
  if (trouble.empty()) return {mark_for_translation("desktop"), tr("Reminders can be shown on the desktop.")};
  return {mark_for_translation("desktop"), trouble,
          wished ? tr("Reminders are still printed, so cron sends them by mail.") : "", wished, !wished};
}

/// Local times are in UTC if the time zone is not known.
std::optional<Finding> find_zone(const Context& context) {
  const auto unknown = unknown_zone(context);
  if (!unknown) return {};
  return Finding{mark_for_translation("time zone"), capitalized(unknown->what()) + ".", unknown->hint(), true};
}

std::vector<Finding> examine(Context& context, const DoctorOptions& options) {
  std::vector<Finding> found = examine_log(context);
  if (auto zone = find_zone(context)) found.push_back(std::move(*zone));
  found.push_back(finding("rules", [&] { return find_rules(context); }));
  found.push_back(finding("memory", [&] { return find_memory(context); }));
  const Cron cron = find_cron(context);
  const ReminderState state = load_reminder_state(context.reminder_file());
  found.push_back(cron.finding);
  if (cron.call) {
    found.push_back(find_called_program(*cron.call));
    found.push_back(find_called_log(context, *cron.call));
    found.push_back(find_mail(context, !wants_desktop(cron.call)));
  }
  if (cron.call || cron.finding.what == "timer") {
    found.push_back(find_last_run(state, context.clock.utc(), cron.call ? cron.call->minutes : 5));
    found.push_back(find_trouble(state));
  }
  found.push_back(finding("desktop", [&] { return find_notify(context, wants_desktop(cron.call)); }));
  std::ranges::move(find_programs(context, options.try_programs), std::back_inserter(found));
  std::ranges::move(find_kept_files(context), std::back_inserter(found));
  return found;
}

}  // namespace

void add_doctor(Command& command) {
  auto& options = command.options<DoctorOptions>();
  command.flag("--fix", tr("Fix what can be fixed without losing data; the log is copied first."), options.fix);
  command.flag("--try", tr("Run the programs that are set as say, exec, tick and remind.notify."),
               options.try_programs);
  command.flag("--json", tr("Print as JSON."), options.json);
  command.asks_for_settings();
  command.run([&options](Context& context) {
    auto found = options.fix ? mend_log(context) : std::vector<Finding>();
    std::ranges::copy(examine(context, options), std::back_inserter(found));
    Json all = Json::array();
    const std::size_t width = context.width();
    int marks = 6, names = 14;
    for (const Finding& finding : found) {
      marks = std::max(marks, static_cast<int>(display_width(finding.mark())) + 2);
      names = std::max(names, static_cast<int>(display_width(tr(finding.what))) + 2);
    }
    for (const Finding& finding : found) {
      all.push_back({{"what", finding.what}, {"wrong", finding.wrong}, {"said", finding.said}, {"hint", finding.hint}});
      if (options.json) continue;
      const std::string head = pad(finding.mark(), marks) + pad(tr(finding.what), names);
      context.out << wrap(sanitize(finding.said), width, head) << '\n';
      if (!finding.hint.empty())
        context.out << wrap(finding.hint, width, std::string(display_width(head), ' ')) << '\n';
    }
    if (options.json) context.out << dump(all) << '\n';
    return std::ranges::any_of(found, &Finding::wrong) ? ExitCode::negative : ExitCode::success;
  });
}

}  // namespace dropwise
