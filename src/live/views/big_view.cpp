#include <algorithm>
#include <set>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/move_on.h"
#include "live/spots.h"
#include "live/views/bar.h"
#include "live/views/glyphs.h"
#include "live/views/large.h"
#include "live/views/view.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

constexpr Millis kPage{6000};              // how long each part of a long prompt is shown
constexpr std::size_t kLongestPrompt = 6;  // rows

constexpr std::array<Sizes, 13> kSizes = {{{{6, 3}, {6, 3}},
                                           {{4, 2}, {6, 3}},
                                           {{4, 2}, {4, 2}},
                                           {{2, 1}, {4, 2}},
                                           {{2, 1}, {2, 1}},
                                           {{1, 0}, {1, 1}},
                                           {{1, 0}, {1, 0}},
                                           {{1, 1}, {1, 1}},
                                           {{}, {6, 3}, true},
                                           {{}, {4, 2}, true},
                                           {{}, {2, 1}, true},
                                           {{}, {1, 1}, true},
                                           {{}, {1, 0}, true}}};

constexpr int kNothing = 4;  // above all ranks

/// Some rows of the frame. If there is no room for all, blocks with the highest rank go first. Rank 0 always stays.
struct Block {
  int rank = 0;
  std::vector<std::string> rows = {};
};

/// The width of the wider of the two breasts, so that the size does not change from one to the other. Other words are
/// drawn smaller if they are wider. Absent if a word has letters without a large form.
std::optional<int> widest_word(Scale scale) {
  int widest = 0;
  for (const std::string& word : {side_title(Side::left), side_title(Side::right)}) {
    if (!has_large(word)) return {};
    widest = std::max(widest, large_columns(word, scale));
  }
  return widest;
}

/// Whether the word and the time fit at their widest. The word is spelled in small letters only if it has no large
/// form, or next to the smallest time.
bool fits(const Sizes& sizes, const ViewState& state) {
  const int room = static_cast<int>(state.width());
  const bool half = sizes.spelled ? sizes.time.rows == 0 : uses_half_rows(side_title(Side::left), sizes.word);
  if (half && (!state.style.utf8 || (state.style.night && !state.style.colour))) return false;
  const auto word = widest_word(sizes.word);
  const bool large_time = sizes.time.columns > 1;
  if (sizes.spelled ? word && large_time : !word || *word > room) return false;
  return large_columns(widest_time(state.now), sizes.time) <= room;
}

std::string paused_caption(const Snapshot& now, const std::string& name) {
  const std::string time = phase_time(now);
  if (now.side == Side::none)
    return now.pain ? tr("paused because it hurts: {}, {}", name, time) : tr("paused: {}, {}", name, time);
  const std::string side = side_words(now.side);
  return now.pain ? tr("paused because it hurts: {}, {}, {}", side, name, time)
                  : tr("paused: {}, {}, {}", side, name, time);
}

/// Says what the large time counts.
std::string caption(const ViewState& state) {
  const Snapshot& now = state.now;
  const Phase& phase = state.plan.phases[now.phase];
  const std::string name = tr(sanitize(phase.name));
  if (now.paused) return paused_caption(now, name);
  if (now.remaining && now.until_minimum && state.plan.policy != Policy::open)
    return tr("{}: remaining, at least {} more", name, countdown(*now.until_minimum));
  if (now.remaining)
    return phase.published ? tr("{}: time remaining (published)", name)
                           : tr("{}: time remaining (our own length)", name);
  if (now.until_cap) return tr("{}: so far, our limit in {}", name, countdown(*now.until_cap));
  return tr("{}: so far, no set time", name);
}

/// Says what comes next, and when: how long until then, and the time on the clock.
std::string coming(const ViewState& state) {
  const Snapshot& now = state.now;
  const std::string next = next_words(state.plan, now.next, now.next_side);
  const auto ends = ends_in(now);
  if (!ends) return tr("then {}, when you move on", next);
  if (now.paused) return tr("then {}, {} after you carry on", next, countdown(*ends));
  const ZonedTime end{state.began.utc + now.since_start + *ends, state.began.offset};
  return tr("then {} in {} ({})", next, countdown(*ends), time_of_day(end));
}

/// A bar that can be seen from a distance. It grows with each step of the hand.
std::string rhythm_bar(const ViewState& state) {
  const auto cells = static_cast<std::size_t>(state.rhythm_share * static_cast<double>(state.width()));
  std::string bar;
  for (std::size_t i = 0; i < cells; ++i) bar += state.style.utf8 ? "\u2501" : "=";
  return bar;
}

/// The time of each breast and of the session, and at the right, if there is room, the time on the clock and when the
/// session ends by itself.
std::string times(const ViewState& state) {
  std::string sums = tr("LEFT {}  RIGHT {}  session {}", to_clock(state.now.left_active),
                        to_clock(state.now.right_active), to_clock(state.now.since_start));
  const ZonedTime now{state.began.utc + state.now.since_start, state.began.offset};
  std::string clock = tr("now {}", time_of_day(now)), whole = clock;
  if (const auto left = session_ends_in(state.plan, state.now))
    whole = tr("now {}, ends {}", time_of_day(now), time_of_day({now.utc + *left, now.offset}));
  for (const std::string& text : {whole, clock}) {
    const std::size_t used = display_width(sums) + display_width(text);
    if (used + 2 <= state.width()) return sums + std::string(state.width() - used, ' ') + text;
  }
  return sums;
}

/// The rows of the longest technique and the longest prompt of the plan, so that the layout stays the same throughout.
struct TextRows {
  std::size_t technique = 0, prompt = 1;
};

TextRows text_rows(const ViewState& state) {
  TextRows rows;
  const auto taken = [&](const std::string& text) { return wrapped_lines(tr(sanitize(text)), state.width()).size(); };
  for (const Phase& phase : state.plan.phases) {
    rows.technique = std::max(rows.technique, taken(phase.technique));
    for (const auto* texts : {&phase.prompts, &phase.reminders}) {
      for (const Prompt& prompt : *texts) rows.prompt = std::max(rows.prompt, taken(prompt.text));
    }
  }
  rows.prompt = std::min(rows.prompt, kLongestPrompt);
  return rows;
}

/// The latest message: a notice while it is new, otherwise the prompt, with how to move on or resume if that applies.
std::string last_said(const ViewState& state) {
  if (!state.notice.empty()) return state.notice;
  std::string text =
      prompt_words({.kind = EventKind::prompt, .phase = state.now.phase, .text = state.now.prompt}, state);
  if (!state.now.paused) return text;
  return state.now.pain ? join_sentences({text, how_to_resume(state)}) : how_to_resume(state);
}

/// The latest message in exactly this many rows. If they are too few, its parts are shown in turn.
std::vector<std::string> prompt(const ViewState& state, std::size_t rows) {
  if (rows == 0) return {};
  auto all = wrapped_lines(last_said(state), state.width());
  const bool notice = !state.notice.empty();
  const std::size_t pages = std::max<std::size_t>(1, (all.size() + rows - 1) / rows);
  const Millis shown = notice ? state.notice_age : state.now.paused ? state.now.paused_for : state.now.prompt_age;
  const std::size_t page = static_cast<std::size_t>(shown / kPage) % pages;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(page * rows));
  all.resize(rows);
  for (std::string& row : all) row = state.style.paint(row, notice ? Role::strong : Role::plain);
  return all;
}

/// The technique in at least this many rows. It is never cut off, so it may take more.
std::vector<std::string> technique(const ViewState& state, std::size_t rows) {
  auto all = technique_rows(state);
  all.resize(std::max(all.size(), rows));
  for (std::string& row : all) row = state.style.paint(row, Role::strong);
  return all;
}

Block row(const ViewState& state, const std::string& text, Role role = Role::plain, int rank = 0) {
  return {rank, {state.style.line({{text, role}}, state.width())}};
}

std::vector<Block> blocks(const ViewState& state, const Sizes& sizes, TextRows text) {
  const Snapshot& now = state.now;
  const Block blank{.rank = 3, .rows = {""}};
  const std::string soon = change_words(state.plan, now);
  std::vector<Block> all;
  all.push_back({0, word_rows(state, sizes)});
  if (!sizes.spelled) all.push_back(blank);
  const auto time = time_rows(state, sizes);
  all.push_back({0, time});
  const bool told = state.spot > 0 && !has_face(state, sizes);
  if (told) all.push_back(row(state, spot_words(state.spot, state.plan.spots), Role::strong, 1));
  all.push_back(blank);
  all.push_back(row(state, caption(state)));
  if (const std::string bar = phase_bar(state, state.width()); !bar.empty())
    all.push_back(row(state, bar, word_role(now), 2));
  all.push_back(blank);
  if (!state.rhythm.empty()) {
    all.push_back(row(state, state.rhythm, Role::strong));
    all.push_back(row(state, rhythm_bar(state), Role::strong, 1));
  }
  if (text.technique > 0) {
    all.push_back({0, technique(state, text.technique)});
    all.push_back(blank);
  }
  all.push_back({0, prompt(state, text.prompt)});
  all.push_back(blank);
  all.push_back(soon.empty() ? row(state, coming(state), Role::strong) : row(state, soon, Role::alert));
  all.push_back(row(state, session_bar(state, state.width()), Role::plain, 2));
  all.push_back(row(state, times(state), Role::plain, 1));
  if (!state.key_line.empty()) all.push_back(row(state, state.key_line, Role::dim, 2));
  return all;
}

std::size_t count(const std::vector<Block>& blocks) {
  std::size_t rows = 0;
  for (const Block& block : blocks) rows += block.rows.size();
  return rows;
}

/// Removes blocks of at least this rank until the rest fits: the highest rank first, and of equal ranks the lowest on
/// the screen. Returns whether the rest fits.
bool shrink(std::vector<Block>& blocks, std::size_t room, int least_rank) {
  while (count(blocks) > room) {
    auto worst = std::max_element(blocks.rbegin(), blocks.rend(),
                                  [](const Block& a, const Block& b) { return a.rank < b.rank; });
    if (worst == blocks.rend() || worst->rank < least_rank) return false;
    blocks.erase(std::next(worst).base());
  }
  return true;
}

std::vector<std::string> flat(const std::vector<Block>& blocks) {
  std::vector<std::string> rows;
  for (const Block& block : blocks) rows.insert(rows.end(), block.rows.begin(), block.rows.end());
  return rows;
}

/// How many rows the whole latest message takes.
std::size_t said_rows(const ViewState& state) { return wrapped_lines(last_said(state), state.width()).size(); }

/// Gives the latest message the rows that are left over. The rest of the frame does not change.
std::vector<Block> with_spare_rows(const ViewState& state, const Sizes& sizes, TextRows text, std::vector<Block> all,
                                   std::size_t room) {
  const std::size_t rows = std::min(text.prompt + room - count(all), std::max(text.prompt, said_rows(state)));
  if (rows == text.prompt) return all;
  text.prompt = rows;
  all = blocks(state, sizes, text);
  shrink(all, room, 1);
  return all;
}

/// The keys, below the status line; in parts if they are too many.
std::vector<std::string> help_frame(const ViewState& state, std::size_t room) {
  auto rows = status_line(state);
  if (room > rows.size() + state.help.size()) rows.emplace_back();
  const std::size_t count = std::max<std::size_t>(1, room - std::min(room, rows.size()));
  const std::size_t pages = (state.help.size() + count - 1) / count;
  const std::size_t from = static_cast<std::size_t>(state.help_age / kPage) % pages * count;
  for (std::size_t i = from; i < std::min(from + count, state.help.size()); ++i)
    rows.push_back(state.style.paint(truncate_to_width(state.help[i], state.width()), Role::plain));
  rows.resize(std::min(rows.size(), room));
  return rows;
}

/// The frame for a screen without room for large letters: the status line, the technique if it fits, and the message.
std::vector<std::string> small_frame(const ViewState& state, std::size_t room) {
  auto rows = status_line(state);
  auto options = technique_rows(state);
  const bool both = rows.size() + options.size() + 1 <= room;
  if (both) rows.insert(rows.end(), options.begin(), options.end());
  for (std::string& text : prompt(state, room - std::min(room, rows.size()))) rows.push_back(std::move(text));
  return rows;
}

}  // namespace

std::vector<std::string> big_frame(const ViewState& state) {
  if (state.now.over || state.now.phase >= state.plan.phases.size()) return {};
  const auto room = static_cast<std::size_t>(std::max(state.size.rows, 1));
  if (!state.help.empty()) return help_frame(state, room);
  const TextRows wanted = text_rows(state);
  for (const int least_rank : {2, 1}) {
    for (const std::size_t rows : {wanted.prompt, std::min<std::size_t>(wanted.prompt, 2), std::size_t{1}}) {
      for (const Sizes& sizes : kSizes) {
        if (!fits(sizes, state)) continue;
        const TextRows text{wanted.technique, rows};
        auto all = blocks(state, sizes, text);
        // For a larger time alone, nothing is left out, except on a small screen.
        const bool larger_time = !sizes.spelled && sizes.time.columns > sizes.word.columns;
        if (shrink(all, room, larger_time ? kNothing : least_rank))
          return flat(with_spare_rows(state, sizes, text, std::move(all), room));
      }
    }
  }
  return small_frame(state, room);
}

}  // namespace dropwise
