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
    later("any key: next; twice within a second: pause, or carry on; once more, then: it hurts");

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
    {later("space, Enter, right, Page Down"), later("next"), later("space next"), 0},
    {"p", later("pause, or carry on"), later("p pause"), 2},
    {"o", later("it hurts: pause"), later("o it hurts"), 1},
    {"t", later("tell me the technique again"), later("t technique"), 6},
    {"s", later("I'm on the other breast"), later("s other breast"), 4},
    {later("b, left, Page Up"), later("back to the phase before"), later("b back"), 5},
    {"m", later("milk is flowing"), later("m milk"), 7},
    {"+", later("one more minute"), "+ 1m", 8},
    {"n", later("where to press next"), later("n new spot"), 9},
    {"r", later("rhythm on or off"), later("r rhythm"), 10},
    {"<, >", later("slower or faster rhythm"), ""},
    {"q", later("finish and save"), later("q finish"), 3},
    {"?", later("show these keys"), later("? keys"), 0},
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
