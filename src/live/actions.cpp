#include "live/actions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr const char* kOneKey =
    mark_for_translation("any key: next; twice within a second: pause, or carry on; once more, then: it hurts");

/// A key in the line of keys; empty if it is not shown there.
struct Brief {
  std::string_view text = {};
  int rank = 0;  ///< The highest is left out first if there is no room for all.
};

/// Everything about one action, or about one command to the display.
struct Entry {
  KeyPress press;
  std::array<std::string_view, 6> keys = {};  ///< As a terminal sends them, in lower case.

  // For the list of keys. Empty if another row describes both.
  std::string_view shown_keys = {}, does = {};
  Brief brief = {}, paused = {};  ///< For the line of keys, and for that of a pause.

  bool remote = false;  ///< Whether `ctl` can request it.
  std::string_view remote_help = {};
};

/// In the order in which the keys are listed.
constexpr std::array<Entry, 16> kEntries = {{
    {.press = {Action::next},
     .keys = {" ", "\r", "\n", "\x1b[C", "\x1bOC", "\x1b[6~"},
     .shown_keys = mark_for_translation("space, Enter, right, Page Down"),
     .does = mark_for_translation("next"),
     .brief = {mark_for_translation("space next")},
     .remote = true,
     .remote_help = mark_for_translation("move on")},
    {.press = {Action::pause},
     .keys = {"p"},
     .shown_keys = "p",
     .does = mark_for_translation("pause, or carry on"),
     .brief = {mark_for_translation("p pause"), 2},
     .paused = {mark_for_translation("p carry on")},
     .remote = true},
    {.press = {Action::resume}, .remote = true, .remote_help = mark_for_translation("go on")},
    {.press = {Action::pain},
     .keys = {"o"},
     .shown_keys = "o",
     .does = mark_for_translation("it hurts: pause"),
     .brief = {mark_for_translation("o it hurts"), 1},
     .paused = {mark_for_translation("o it hurts"), 2},
     .remote = true,
     .remote_help = mark_for_translation("it hurts: pause")},
    {.press = {Action::touch, LoopCommand::technique},
     .keys = {"t"},
     .shown_keys = "t",
     .does = mark_for_translation("tell me the technique again"),
     .brief = {mark_for_translation("t technique"), 6}},
    {.press = {Action::swap},
     .keys = {"s"},
     .shown_keys = "s",
     .does = mark_for_translation("I'm on the other breast"),
     .brief = {mark_for_translation("s other breast"), 4},
     .remote = true,
     .remote_help = mark_for_translation("she is on the other breast")},
    {.press = {Action::back},
     .keys = {"b", "\x1b[D", "\x1bOD", "\x1b[5~"},
     .shown_keys = mark_for_translation("b, left, Page Up"),
     .does = mark_for_translation("back to the phase before"),
     .brief = {mark_for_translation("b back"), 5},
     .remote = true,
     .remote_help = mark_for_translation("to the phase before")},
    {.press = {Action::flowing},
     .keys = {"m"},
     .shown_keys = "m",
     .does = mark_for_translation("milk is flowing"),
     .brief = {mark_for_translation("m milk"), 7},
     .remote = true,
     .remote_help = mark_for_translation("milk is flowing")},
    {.press = {Action::more},
     .keys = {"+", "="},
     .shown_keys = "+",
     .does = mark_for_translation("one more minute"),
     .brief = {"+ 1m", 8},
     .remote = true,
     .remote_help = mark_for_translation("a minute more")},
    {.press = {Action::touch, LoopCommand::spot},
     .keys = {"n"},
     .shown_keys = "n",
     .does = mark_for_translation("where to press next"),
     .brief = {mark_for_translation("n new spot"), 9}},
    {.press = {Action::touch, LoopCommand::rhythm},
     .keys = {"r"},
     .shown_keys = "r",
     .does = mark_for_translation("rhythm on or off"),
     .brief = {mark_for_translation("r rhythm"), 10}},
    {.press = {Action::touch, LoopCommand::slower},
     .keys = {"<", ","},
     .shown_keys = "<, >",
     .does = mark_for_translation("slower or faster rhythm")},
    {.press = {Action::touch, LoopCommand::faster}, .keys = {">", "."}},
    {.press = {Action::finish},
     .keys = {"q"},
     .shown_keys = "q",
     .does = mark_for_translation("finish and save"),
     .brief = {mark_for_translation("q finish"), 3},
     .paused = {mark_for_translation("q finish"), 1},
     .remote = true},
    {.press = {Action::touch, LoopCommand::help},
     .keys = {"?"},
     .shown_keys = "?",
     .does = mark_for_translation("show these keys"),
     .brief = {mark_for_translation("? keys")},
     .paused = {mark_for_translation("? keys")}},
    {.press = {Action::touch}},
}};

/// Whether each action by itself, and each command, has exactly one row.
constexpr bool is_complete() {
  const auto rows_for = [](KeyPress press) {
    return std::ranges::count_if(kEntries, [&](const Entry& entry) { return entry.press == press; });
  };
  for (std::size_t i = 0; i < kActionCount; ++i) {
    if (rows_for({static_cast<Action>(i)}) != 1) return false;
  }
  for (int i = 1; i <= static_cast<int>(LoopCommand::faster); ++i) {
    if (rows_for({Action::touch, static_cast<LoopCommand>(i)}) != 1) return false;
  }
  return kEntries.size() == kActionCount + static_cast<std::size_t>(LoopCommand::faster);
}
static_assert(is_complete());

const Entry& entry_of(Action action) {
  return *std::ranges::find_if(kEntries, [&](const Entry& entry) { return entry.press == KeyPress{action}; });
}

/// The line of keys without those above this rank.
std::string brief_up_to(int rank, bool paused) {
  std::string text;
  for (const Entry& entry : kEntries) {
    const Brief& brief = paused ? entry.paused : entry.brief;
    if (!brief.text.empty() && brief.rank <= rank) text += formatted("{}{}", text.empty() ? "" : ", ", tr(brief.text));
  }
  return text;
}

}  // namespace

const KeyPress* find_key_press(std::string_view bytes) {
  for (const Entry& entry : kEntries) {
    for (const std::string_view key : entry.keys) {
      if (!key.empty() && bytes.starts_with(key)) return &entry.press;
    }
  }
  return nullptr;
}

std::vector<KeyHelp> key_help(bool one_key) {
  if (one_key) return {{.keys = "", .does = tr(kOneKey)}};
  std::vector<KeyHelp> rows;
  for (const Entry& entry : kEntries) {
    if (!entry.shown_keys.empty()) rows.push_back({tr(entry.shown_keys), tr(entry.does)});
  }
  return rows;
}

std::string key_line(bool one_key, bool paused, std::size_t width) {
  if (one_key) return tr(kOneKey);
  int rank = kEntries.size();
  while (rank > 0 && display_width(brief_up_to(rank, paused)) > width) --rank;
  return brief_up_to(rank, paused);
}

const std::vector<Choice<Action>>& remote_actions() {
  static const auto kActions = [] {
    std::vector<Choice<Action>> actions;
    for (std::size_t i = 0; i < kActionCount; ++i) {
      const auto action = static_cast<Action>(i);
      if (entry_of(action).remote) actions.push_back({to_text(action), action});
    }
    return actions;
  }();
  return kActions;
}

std::string remote_help(Action action) {
  const std::string_view help = entry_of(action).remote_help;
  return help.empty() ? "" : tr(help);
}

}  // namespace dropwise
