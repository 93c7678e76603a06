#include "app/cron.h"

#include "base/text.h"
#include "i18n/language.h"
#include "system/process.h"

namespace dropwise {
namespace {

constexpr std::size_t kLongestWords = 400;  // columns of an error message from crontab

std::string whole_path(const std::filesystem::path& path) {
  std::error_code none;
  return std::filesystem::absolute(path, none).lexically_normal().string();
}

enum class Access { read, write };

std::string fault_text(Access access, const ProcessResult& result) {
  if (result.err.empty())
    return access == Access::read ? tr("cannot read your crontab: crontab failed with status {}", result.status)
                                  : tr("cannot write your crontab: crontab failed with status {}", result.status);
  const std::string said = truncate_to_width(sanitize(result.err), kLongestWords);
  return access == Access::read ? tr("cannot read your crontab: {}", said) : tr("cannot write your crontab: {}", said);
}

[[noreturn]] void refuse(Access access, const ProcessResult& result) {
  if (result.status == kNotFound)
    throw UserError(tr("the program `crontab` was not found"), tr("Install cron, or use `dropwise crontab --systemd`."),
                    ExitCode::not_found);
  throw UserError(fault_text(access, result),
                  tr("Nothing was changed. `dropwise crontab` prints the lines, so that you can add them yourself."));
}

ProcessResult crontab(Context& context, std::vector<std::string> words, const std::string& input = "") {
  words.insert(words.begin(), "crontab");
  const std::string path = context.environment.search_path();
  if (!find_program("crontab", path)) return {kNotFound};
  constexpr std::chrono::seconds kLongest{10};
  return run_process(
      {.words = std::move(words), .input = input, .variables = {{"LC_ALL", "C"}, {"PATH", path}}, .limit = kLongest});
}

}  // namespace

std::string read_crontab(Context& context) {
  const ProcessResult result = crontab(context, {"-l"});
  if (result.status == 0 && result.whole) return result.out;
  if (result.err.starts_with("no crontab for")) return {};
  refuse(Access::read, result);
}

void write_crontab(Context& context, const std::string& text) {
  const ProcessResult result = text.empty() ? crontab(context, {"-r"}) : crontab(context, {"-"}, text);
  if (result.status != 0) refuse(Access::write, result);
  if (read_crontab(context) != text)
    throw UserError(tr("your crontab does not contain what was written to it"), tr("Check it with `crontab -l`."));
}

std::string called_log(const Call& call) {
  const auto named = std::ranges::find(call.words, "--db");
  return named == call.words.end() || named + 1 == call.words.end() ? "" : *(named + 1);
}

bool calls_log(const Call& call, const std::filesystem::path& log) {
  const std::string called = called_log(call);
  if (called.empty()) return false;
  std::error_code none;
  return std::filesystem::weakly_canonical(called, none) ==
         std::filesystem::weakly_canonical(std::filesystem::absolute(log, none), none);
}

bool can_mail(const Context& context) { return find_program("sendmail", context.environment.mailer_path); }

UserError no_mail() {
  return {tr("no program that sends mail was found, so cron cannot send the reminders"),
          tr("`dropwise crontab --install --notify` shows the reminders on the desktop. For mail, install and set up a "
             "program such as msmtp-mta, a Debian package.")};
}

Call remind_call(Context& context, bool notify, int minutes) {
  const std::string log = whole_path(context.log_file());
  if (std::filesystem::path(log).is_relative())
    throw UserError(
        tr("cannot tell the full path of the log `{}`", sanitize(context.log_file().string())),
        tr("The folder that you are in no longer exists. Change to another, or give the full path to --db."));
  const Environment& told = context.environment;
  Call call{.words = {told.program, "--db", log}, .minutes = minutes};
  const std::pair<const char*, std::optional<std::string>> variables[] = {
      {"PATH", told.path},
      {"TZ", told.zone_is_known ? told.zone : std::nullopt},
      {"XDG_CONFIG_HOME", told.config_home},
      {"XDG_STATE_HOME", told.state_home}};
  for (const auto& [name, value] : variables) {
    if (value) call.variables.emplace_back(name, *value);
  }
  if (told.home && *told.home != told.home_of_user()) call.variables.emplace_back("HOME", *told.home);
  if (!context.config.empty()) call.words.insert(call.words.end(), {"--config", whole_path(context.config)});
  if (!context.lang.empty() || find_language(context.environment.messages.value_or("")))
    call.words.insert(call.words.end(), {"--lang", std::string(current_language().code)});
  call.words.emplace_back("remind");
  if (notify) call.words.emplace_back("--notify");
  return call;
}

}  // namespace dropwise
