#include "app/notify.h"

#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "system/process.h"

namespace dropwise {
namespace {

constexpr std::chrono::seconds kLongest{10};
constexpr std::size_t kLongestWords = 400;  // columns of an error message from a program

std::vector<std::string> words(Context& context) {
  const auto& own = context.settings().notify;
  return own.empty() ? std::vector<std::string>{"notify-send", "--app-name=dropwise", "--", "Dropwise", "{text}"} : own;
}

/// The address of the desktop session's D-Bus. Without DBUS_SESSION_BUS_ADDRESS, which cron does not set, it is looked
/// for in its usual place. Empty if there is none.
std::string bus(const Environment& environment) {
  if (environment.bus) return *environment.bus;
  std::error_code none;
  const auto place = std::filesystem::path(environment.runtime.value_or("")) / "bus";
  return std::filesystem::exists(place, none) ? "unix:path=" + place.string() : "";
}

}  // namespace

std::string program_trouble(const std::string& name, const ProcessResult& result, std::chrono::seconds limit) {
  if (result.status == 0) return {};
  const std::string program = sanitize(name);
  if (result.status == kNotFound) return tr("The program `{}` cannot be started.", program);
  if (result.ended_at_limit)
    return tr("The program `{}` was stopped, because it took longer than {} seconds.", program, limit.count());
  return join_sentences({tr("The program `{}` failed with status {}.", program, result.status),
                         result.err.empty()
                             ? ""
                             : tr("It reported: {}", truncate_to_width(sanitize(trimmed(result.err)), kLongestWords))});
}

std::string missing_program_text(const std::string& name) {
  std::error_code none;
  if (name.find('/') != std::string::npos && std::filesystem::exists(name, none))
    return tr("`{}` is not a program that you may run.", sanitize(name));
  return join_sentences({tr("The program `{}` was not found.", sanitize(name)),
                         name == "notify-send" ? tr("On Debian it is in libnotify-bin.") : tr("Is it in PATH?")});
}

std::string notify_trouble(Context& context) {
  const std::string program = words(context).front();
  if (context.settings().notify.empty() && bus(context.environment).empty())
    return tr("No desktop session was found to notify in.");
  if (find_program(program, context.environment.search_path())) return {};
  return missing_program_text(program);
}

std::string notify(Context& context, const std::string& message) {
  if (auto trouble = notify_trouble(context); !trouble.empty()) return trouble;
  ProcessSpec program{.words = with_text(words(context), message), .limit = kLongest};
  if (const std::string found = bus(context.environment); !found.empty())
    program.variables.emplace_back("DBUS_SESSION_BUS_ADDRESS", found);
  return program_trouble(program.words.front(), run_process(program), kLongest);
}

}  // namespace dropwise
