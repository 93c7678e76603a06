
#include "app/cron.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/error_output.h"
#include "cli/options/parse_time.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

struct CrontabOptions {
  bool install = false, remove = false, systemd = false, notify = false, dry_run = false;
  int minutes = 5;
};

int parse_minutes(const std::string& text) {
  const auto minutes = parse_whole(text);
  if (minutes && *minutes >= 1 && *minutes <= 30 && 60 % *minutes == 0) return *minutes;
  throw UserError(tr("invalid number of minutes `{}`", sanitize(text)),
                  tr("Expected 1, 2, 3, 4, 5, 6, 10, 12, 15, 20 or 30."));
}

/// The text with this mark in front of every line.
std::string marked(const std::string& text, char mark) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    result += formatted("{} {}\n", mark, sanitize(std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return result;
}

/// The lines that remain when the common beginning and end are left out: removed lines with -, added lines with +.
std::string difference(const std::string& before, const std::string& after) {
  const auto line_begin = [](const std::string& text, std::size_t at) {
    const auto end = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    return end == std::string::npos ? 0 : end + 1;
  };
  std::size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  head = line_begin(before, head);
  std::size_t tail = 0;
  const auto most = std::min(before.size(), after.size()) - head;
  while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && before[before.size() - tail - 1] != '\n') --tail;
  return marked(before.substr(head, before.size() - tail - head), '-') +
         marked(after.substr(head, after.size() - tail - head), '+');
}

ExitCode change(Context& context, const CrontabOptions& options, const std::string& block) {
  const std::string before = read_crontab(context);
  const std::string after = with_block(before, block);
  if (after == before) {
    context.out << (options.remove ? tr("Your crontab holds nothing of dropwise's.\n")
                                   : tr("Your crontab holds this already.\n"));
    return ExitCode::success;
  }
  context.out << (options.dry_run ? tr("This would change in your crontab:\n") : tr("This changes in your crontab:\n"))
              << difference(before, after);
  if (options.dry_run) return ExitCode::success;
  context.out.flush();
  write_crontab(context, after);
  if (!options.remove && !options.notify && !can_mail(context)) write_error(context, no_mail());
  context.out << (options.remove ? tr("Done. cron calls dropwise no more.\n")
                                 : tr("Done. `dropwise doctor` tells whether cron calls it.\n"));
  return ExitCode::success;
}

ExitCode crontab(Context& context, const CrontabOptions& options) {
  if (options.install + options.remove + options.systemd > 1)
    throw UserError(tr("--install, --remove and --systemd cannot be combined"), tr("Use only one of them."));
  if (options.dry_run && !options.install && !options.remove)
    throw UserError(tr("--dry-run requires --install or --remove"), tr("Without them, nothing is changed anyway."));
  if (options.remove) return change(context, options, "");
  const Call call = remind_call(context, options.notify || options.systemd, options.minutes);
  if (!options.systemd) {
    const std::string block = cron_block(call);
    if (options.install) return change(context, options, block);
    context.out << block;
    return ExitCode::success;
  }
  for (const SystemdUnit& unit : systemd_units(call))
    context.out << "# ~/.config/systemd/user/" << unit.name << '\n' << unit.text << '\n';
  context.out << tr("# Then: systemctl --user daemon-reload; systemctl --user enable --now dropwise-remind.timer\n");
  return ExitCode::success;
}

}  // namespace

void add_crontab(Command& command) {
  auto& options = command.options<CrontabOptions>();
  command.flag("--install", tr("Put the lines into your crontab, in the place of earlier ones."), options.install);
  command.flag("--remove", tr("Take them out again."), options.remove);
  command.flag("--dry-run", tr("Only show what either would change."), options.dry_run);
  command.flag("--notify", tr("Show reminders on the desktop too."), options.notify);
  command.flag("--systemd", tr("Print a timer and a service of systemd's instead."), options.systemd);
  command.option("--minutes", "N", tr("How often cron looks; every 5 minutes when left out."),
                 [&](const std::string& text, Context&) { options.minutes = parse_minutes(text); });
  command.run([&options](Context& context) { return crontab(context, options); });
}

}  // namespace dropwise
