#include "live/key_decoder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr Millis kBurst{400};
constexpr Millis kMash{200};    // of one key: so close together they are one press
constexpr Millis kTwice{1000};  // and so close they are two that belong together
constexpr Millis kHeld{300};    // a second press that lasts so long is a key held down
constexpr const char* kOneKey =
    mark_for_translation("any key: next; twice within a second: pause, or carry on; once more, then: it hurts");

struct Key {
  std::string_view bytes;
  KeyPress press;
};

constexpr std::array<Key, 25> kKeys = {{
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
    {"?", {Action::touch, LoopCommand::help}},
    {"t", {Action::touch, LoopCommand::technique}},
    {"n", {Action::touch, LoopCommand::spot}},
    {"r", {Action::touch, LoopCommand::rhythm}},
    {"<", {Action::touch, LoopCommand::slower}},
    {",", {Action::touch, LoopCommand::slower}},
    {">", {Action::touch, LoopCommand::faster}},
    {".", {Action::touch, LoopCommand::faster}},
}};

struct Help {
  std::string_view keys, does, brief;
  int rank = 0;  // of those that have no room, the highest goes first
};

constexpr std::array<Help, 13> kHelp = {{
    {mark_for_translation("space, Enter, right, Page Down"), mark_for_translation("next"),
     mark_for_translation("space next"), 0},
    {"p", mark_for_translation("pause, or carry on"), mark_for_translation("p pause"), 2},
    {"o", mark_for_translation("it hurts: pause"), mark_for_translation("o it hurts"), 1},
    {"t", mark_for_translation("tell me the technique again"), mark_for_translation("t technique"), 6},
    {"s", mark_for_translation("I'm on the other breast"), mark_for_translation("s other breast"), 4},
    {mark_for_translation("b, left, Page Up"), mark_for_translation("back to the phase before"),
     mark_for_translation("b back"), 5},
    {"m", mark_for_translation("milk is flowing"), mark_for_translation("m milk"), 7},
    {"+", mark_for_translation("one more minute"), "+ 1m", 8},
    {"n", mark_for_translation("where to press next"), mark_for_translation("n new spot"), 9},
    {"r", mark_for_translation("rhythm on or off"), mark_for_translation("r rhythm"), 10},
    {"<, >", mark_for_translation("slower or faster rhythm"), ""},
    {"q", mark_for_translation("finish and save"), mark_for_translation("q finish"), 3},
    {"?", mark_for_translation("show these keys"), mark_for_translation("? keys"), 0},
}};

/// The short form of those up to a rank.
std::string brief_up_to(int rank) {
  std::string text;
  for (const Help& help : kHelp) {
    if (!help.brief.empty() && help.rank <= rank) text += formatted("{}{}", text.empty() ? "" : ", ", tr(help.brief));
  }
  return text;
}

}  // namespace

std::optional<KeyPress> KeyDecoder::press(std::string_view bytes, Millis at) {
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

void SingleKeyDecoder::press(Millis at) {
  const bool same = last_ && at - *last_ < kMash;
  last_ = at;
  if (same) return;
  const auto paused = std::exchange(paused_at_, std::nullopt);
  if (paused && at - *paused <= kTwice) {
    hurt_ = at;
  } else if (!first_) {
    first_ = at;
  } else if (!second_ && at - *first_ <= kTwice) {
    second_ = at;
  }
}

bool SingleKeyDecoder::held() const { return second_ && *last_ - *second_ >= kHeld; }

std::optional<Millis> SingleKeyDecoder::due() const {
  if (hurt_) return hurt_;
  if (!first_) return {};
  if (second_) return held() ? *last_ : *last_ + kMash;
  return *first_ + kTwice;
}

std::optional<TimedKeyPress> SingleKeyDecoder::flush(Millis at) {
  if (const auto hurt = std::exchange(hurt_, std::nullopt)) return TimedKeyPress{{Action::pain}, *hurt};
  if (!first_ || at < *due()) return {};
  const TimedKeyPress pressed{{second_ && !held() ? Action::pause : Action::next}, *first_};
  first_.reset();
  second_.reset();
  return pressed;
}

std::vector<std::string> key_help(bool one_key) {
  if (one_key) return {tr(kOneKey)};
  std::vector<std::string> lines;
  for (const Help& help : kHelp) lines.push_back(tr("{}: {}", tr(help.keys), tr(help.does)));
  return lines;
}

std::string key_line(bool one_key, std::size_t width) {
  if (one_key) return tr(kOneKey);
  int rank = std::ranges::max(kHelp, {}, &Help::rank).rank;
  while (rank > 0 && display_width(brief_up_to(rank)) > width) --rank;
  return brief_up_to(rank);
}

}  // namespace dropwise
