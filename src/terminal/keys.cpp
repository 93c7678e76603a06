#include "terminal/keys.h"

#include <array>
#include <cctype>

#include <fmt/format.h>

namespace dropwise {
namespace {

constexpr Millis kBurst{400};

struct Key {
  std::string_view bytes;
  Press press;
};

constexpr std::array<Key, 18> kKeys = {{
    {" ", {Action::next}},
    {"\r", {Action::next}},
    {"\n", {Action::next}},
    {"\x1b[C", {Action::next}},
    {"\x1bOC", {Action::next}},
    {"\x1b[6~", {Action::next}},
    {"p", {Action::pause}},
    {"b", {Action::back}},
    {"\x1b[D", {Action::back}},
    {"\x1bOD", {Action::back}},
    {"\x1b[5~", {Action::back}},
    {"s", {Action::swap}},
    {"+", {Action::more}},
    {"=", {Action::more}},
    {"m", {Action::flowing}},
    {"o", {Action::pain}},
    {"q", {Action::finish}},
    {"?", {Action::touch, true}},
}};

struct Help {
  std::string_view keys, does, brief;
};

constexpr std::array<Help, 9> kHelp = {{
    {"space, Enter, right, Page Down", "move on", "space on"},
    {"p", "pause, and go on", "p pause"},
    {"b, left, Page Up", "back to the phase before", "b back"},
    {"s", "I am on the other breast", "s swap"},
    {"+", "a minute more", "+ minute"},
    {"m", "milk is flowing", "m milk"},
    {"o", "it hurts: pause", "o ouch"},
    {"q", "finish and save", "q finish"},
    {"?", "these keys", "? keys"},
}};

}  // namespace

std::optional<Press> Keys::press(std::string_view bytes, Millis at) {
  const bool burst = last_ && at - *last_ < kBurst;
  last_ = at;
  if (burst || bytes.empty()) return {};
  std::string first(bytes);
  if (first.front() != '\x1b') first = static_cast<char>(std::tolower(static_cast<unsigned char>(first.front())));
  for (const Key& key : kKeys) {
    if (first.starts_with(key.bytes)) return key.press;
  }
  return {};
}

std::vector<std::string> key_help() {
  std::vector<std::string> lines;
  for (const Help& help : kHelp) lines.push_back(fmt::format("{}: {}", help.keys, help.does));
  return lines;
}

std::string key_line() {
  std::string text;
  for (const Help& help : kHelp) text += fmt::format("{}{}", text.empty() ? "" : ", ", help.brief);
  return text;
}

}  // namespace dropwise
