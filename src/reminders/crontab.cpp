#include "reminders/crontab.h"

#include <charconv>

#include "base/format.h"
#include "reminders/reminder_error.h"

namespace dropwise {
namespace {

constexpr std::string_view kBegin = "# BEGIN dropwise reminders; `dropwise crontab --remove` takes these lines out\n";
constexpr std::string_view kEnd = "# END dropwise reminders\n";
constexpr std::size_t kLongest = 998;  // cron's limit for a command, in bytes

/// Throws ReminderError for backslashes, of which cron removes some, and for control characters.
void refuse_unquotable(const std::string& word) {
  for (const char c : word) {
    const bool control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    if (control) throw ReminderError(ReminderFault::control_character, {word});
    if (c == '\\') throw ReminderError(ReminderFault::backslash, {word});
  }
}

/// Quotes a word for the shell if necessary, and escapes percent signs, which cron would turn into line breaks.
std::string quoted(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@,+";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  refuse_unquotable(word);
  std::string text = "'";
  for (const char c : word) {
    if (c == '\'') {
      text += "'\\''";
    } else {
      text += c == '%' ? "\\%" : std::string(1, c);
    }
  }
  return text + "'";
}

/// Splits a command that quoted() has written into words, including the variables in front of it.
std::vector<std::string> unquoted(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false, begun = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == ' ' && !inside) {
      begun = false;
      continue;
    }
    if (!std::exchange(begun, true)) words.emplace_back();
    if (c == '\'') {
      inside = !inside;
    } else if (c == '\\' && (next == '%' || !inside)) {
      words.back() += text[++i < text.size() ? i : i - 1];
    } else {
      words.back() += c;
    }
  }
  return words;
}

/// Where Dropwise's block is in a crontab, including both marks.
struct Place {
  std::size_t begin = std::string::npos, end = 0;
};

Place find_block(const std::string& crontab) {
  Place place;
  bool open = false;
  std::size_t number = 0;
  const auto refuse = [&](ReminderFault fault) { throw ReminderError(fault, {std::to_string(number)}); };
  for (std::size_t at = 0; at < crontab.size();) {
    const auto end = std::min(crontab.find('\n', at), crontab.size() - 1) + 1;
    const std::string line = crontab.substr(at, end - at);
    ++number;
    if (line == kBegin || line + "\n" == kBegin) {
      if (open || place.end > 0) refuse(ReminderFault::second_begin);
      open = true;
      place.begin = at;
    } else if (line == kEnd || line + "\n" == kEnd) {
      if (!open) refuse(ReminderFault::end_without_begin);
      open = false;
      place.end = end;
    }
    at = end;
  }
  if (open) refuse(ReminderFault::begin_without_end);
  return place;
}

/// Quotes a word for a systemd unit. Dollar signs are doubled only in commands, where systemd expands variables.
std::string unit_word(const std::string& word, bool of_command) {
  refuse_unquotable(word);
  std::string text = "\"";
  for (const char c : word) {
    if (c == '"') text += '\\';
    if (c == '%' || (c == '$' && of_command)) text += c;
    text += c;
  }
  return text + "\"";
}

}  // namespace

std::string cron_block(const Call& call) {
  std::string command;
  for (const auto& [name, value] : call.variables) command += formatted("{}={} ", name, quoted(value));
  for (const std::string& word : call.words) command += quoted(word) + " ";
  command.pop_back();
  if (command.size() > kLongest)
    throw ReminderError(ReminderFault::long_line, {std::to_string(command.size()), std::to_string(kLongest)});
  const std::string when = call.minutes == 1 ? "*" : formatted("*/{}", call.minutes);
  return formatted("{}{} * * * * {}\n{}", kBegin, when, command, kEnd);
}

std::string with_block(const std::string& crontab, const std::string& block) {
  const Place place = find_block(crontab);
  if (place.begin != std::string::npos) return crontab.substr(0, place.begin) + block + crontab.substr(place.end);
  const bool unended = !crontab.empty() && crontab.back() != '\n' && !block.empty();
  return crontab + (unended ? "\n" : "") + block;
}

std::optional<Call> parse_call(const std::string& crontab) {
  const Place place = find_block(crontab);
  if (place.begin == std::string::npos) return {};
  const std::string block = crontab.substr(place.begin, place.end - place.begin);
  const auto at = block.find('\n') + 1;
  const std::string line = block.substr(at, block.find('\n', at) - at);
  Call call{.minutes = 1};
  if (line.starts_with("*/")) std::from_chars(line.data() + 2, line.data() + line.size(), call.minutes);
  const auto command = line.find(" * * * * ");
  if (!line.starts_with("*") || command == std::string::npos || call.minutes < 1) return {};
  for (const std::string& word : unquoted(std::string_view(line).substr(command + 9))) {
    const auto equals = word.find('=');
    const bool variable = call.words.empty() && equals != std::string::npos && word.front() != '/';
    if (variable) call.variables.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    if (!variable) call.words.push_back(word);
  }
  if (call.words.empty()) return {};
  return call;
}

std::vector<SystemdUnit> systemd_units(const Call& call) {
  std::string service = "[Unit]\nDescription=Reminder to express milk\n\n[Service]\nType=oneshot\n";
  for (const auto& [name, value] : call.variables)
    service += "Environment=" + unit_word(name + "=" + value, false) + "\n";
  service += "ExecStart=";
  for (const std::string& word : call.words) service += unit_word(word, true) + " ";
  service.back() = '\n';
  const std::string timer = formatted(
      "[Unit]\nDescription=Look whether a session is due\n\n[Timer]\nOnCalendar=*:0/{}\n"
      "AccuracySec=1s\n\n[Install]\nWantedBy=timers.target\n",
      call.minutes);
  return {{"dropwise-remind.service", service}, {"dropwise-remind.timer", timer}};
}

}  // namespace dropwise
