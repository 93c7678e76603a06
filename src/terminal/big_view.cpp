#include <algorithm>
#include <set>

#include "dropwise/duration.h"
#include "language/language.h"
#include "quantities/text.h"
#include "terminal/bar.h"
#include "terminal/glyphs.h"
#include "terminal/view.h"
#include "terminal/words.h"

namespace dropwise {
namespace {

constexpr Millis kSoon = std::chrono::minutes{1};  // what comes sooner is not named by the clock on the wall
constexpr Millis kPage{6000};                      // how long a part of a prompt stands that has not room enough
constexpr std::size_t kLongestPrompt = 6;          // rows

/// How the word and the time are drawn, the largest first. A word without rows is plain text.
struct Sizes {
  Scale word, time;
  bool spelled = false;  ///< The word stands as text of one row.
};

constexpr std::array<Sizes, 9> kSizes = {{{{6, 3}, {6, 3}},
                                          {{4, 2}, {4, 2}},
                                          {{2, 1}, {2, 1}},
                                          {{1, 0}, {1, 0}},
                                          {{1, 1}, {1, 1}},
                                          {{}, {6, 3}, true},
                                          {{}, {4, 2}, true},
                                          {{}, {2, 1}, true},
                                          {{}, {1, 1}, true}}};

/// Some rows of the frame; of what has no room, that with the highest rank goes first. Rank 0 stays.
struct Block {
  int rank = 0;
  std::vector<std::string> rows = {};
};

std::string word(const Snapshot& now) { return now.paused ? tr("PAUSED") : side_title(now.side); }

/// How wide the widest of the words is that may stand there, so that nothing grows or shrinks on the way. Absent when
/// one of them has letters of which there are no large ones.
std::optional<int> widest_word(Scale scale) {
  int widest = 0;
  for (const std::string& word : {tr("PAUSED"), side_title(Side::none), side_title(Side::left), side_title(Side::right),
                                  side_title(Side::both)}) {
    if (!has_large(word)) return {};
    widest = std::max(widest, large_columns(word, scale));
  }
  return widest;
}

/// The widest that either will be. A word is spelled where its letters have no large form, or there is no room for it.
bool fits(const Sizes& sizes, const Scene& scene) {
  const int room = static_cast<int>(scene.width());
  const bool half = sizes.word.rows == 0;
  if (half && (!scene.style.utf8 || (scene.style.night && !scene.style.colour))) return false;
  const std::string time = counted(scene.now).size() > 5 ? "0:00:00" : "00:00";
  const auto word = widest_word(sizes.word);
  const bool large_time = sizes.time.columns > 1;
  if (sizes.spelled ? word && large_time : !word || *word > room) return false;
  return large_columns(time, sizes.time) <= room;
}

std::vector<std::string> large(const Scene& scene, const std::string& text, Scale scale, Role role) {
  const bool soft = scene.style.night && !scene.style.colour;
  const std::string ink = !scene.style.utf8 ? (soft ? ":" : "#") : (soft ? "\u2591" : "\u2588");
  std::vector<std::string> rows;
  for (const std::string& row : draw_large(text, scale, ink))
    rows.push_back(scene.style.paint(cut(row, scene.width()), role));
  return rows;
}

std::string spelled(const std::string& word) {
  std::string text;
  for (std::size_t i = 0; i < word.size();) {
    const std::string letter = first_character(std::string_view(word).substr(i));
    text += (text.empty() ? "" : " ") + letter;
    i += letter.size();
  }
  return text;
}

/// What the large time is, in words.
std::string caption(const Scene& scene) {
  const Snapshot& now = scene.now;
  const Phase& phase = scene.plan.phases[now.phase];
  if (now.paused) {
    const std::string side = now.side == Side::none ? "" : side_words(now.side) + ", ";
    return tr("paused{}: {}{}, {}", now.pain ? tr(", because it hurts") : "", side, tr(clean(phase.name)),
              phase_time(now));
  }
  std::string text = tr("{}, {}", now.left ? tr("to go") : tr("so far"), tr(clean(phase.name)));
  if (now.to_enough && scene.plan.policy != Policy::open)
    return text + tr("; minimum in {}", countdown(*now.to_enough));
  if (now.to_cap) return text + tr("; our limit in {}", countdown(*now.to_cap));
  if (!now.left) return text + tr("; no set time");
  return text + (phase.published ? tr("; published") : tr("; our own length"));
}

/// What comes, and when.
std::string coming(const Scene& scene) {
  const Snapshot& now = scene.now;
  const std::string next = next_words(scene.plan, now.next, now.next_side);
  const auto ends = ends_in(now);
  if (!ends) return tr("then {}, when you move on", next);
  if (now.paused) return tr("then {}, {} after the pause", next, countdown(*ends));
  if (*ends < kSoon) return tr("then {} in {}", next, countdown(*ends));
  const Moment end{scene.began.utc + now.since_start + *ends, scene.began.offset};
  return tr("then {} at {}", next, time_of_day(end));
}

/// To be seen from afar: longer with every step of the hand.
std::string rhythm_bar(const Scene& scene) {
  const auto cells = static_cast<std::size_t>(scene.rhythm_share * static_cast<double>(scene.width()));
  std::string bar;
  for (std::size_t i = 0; i < cells; ++i) bar += scene.style.utf8 ? "\u2501" : "=";
  return bar;
}

std::string times(const Scene& scene) {
  return tr("left {}  right {}  session {}", to_clock(scene.now.left_active), to_clock(scene.now.right_active),
            to_clock(scene.now.since_start));
}

std::vector<std::string> broken(const std::string& text, std::size_t width) {
  std::vector<std::string> rows;
  const std::string whole = wrap(text, width);
  for (std::size_t at = 0; at <= whole.size();) {
    const auto end = std::min(whole.find('\n', at), whole.size());
    rows.push_back(whole.substr(at, end - at));
    at = end + 1;
  }
  return rows;
}

/// The rows that the longest prompt of the plan takes.
std::size_t prompt_rows(const Scene& scene) {
  std::size_t rows = 1;
  for (const Phase& phase : scene.plan.phases) {
    for (const std::string& prompt : phase.prompts)
      rows = std::max(rows, broken(tr(clean(prompt)), scene.width()).size());
  }
  return std::min(rows, kLongestPrompt);
}

/// The prompt, or what was just said, in exactly so many rows; where these are too few, part after part.
std::vector<std::string> prompt(const Scene& scene, std::size_t rows) {
  const bool notice = !scene.notice.empty();
  auto all = broken(notice ? scene.notice : tr(clean(scene.now.prompt)), scene.width());
  if (rows == 0) return {};
  const std::size_t pages = (all.size() + rows - 1) / rows;
  const Millis shown = notice ? scene.notice_age : scene.now.paused ? scene.now.paused_for : scene.now.elapsed;
  const std::size_t page = static_cast<std::size_t>(shown / kPage) % pages;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(page * rows));
  all.resize(rows);
  for (std::string& row : all) row = scene.style.paint(row, notice ? Role::strong : Role::plain);
  return all;
}

Block row(const Scene& scene, const std::string& text, Role role = Role::plain, int rank = 0) {
  return {rank, {scene.style.line({{text, role}}, scene.width())}};
}

std::vector<Block> blocks(const Scene& scene, const Sizes& sizes, std::size_t rows_of_prompt) {
  const Snapshot& now = scene.now;
  const Block blank{.rank = 3, .rows = {""}};
  const std::string soon = change_words(scene.plan, now);
  std::vector<Block> all;
  if (sizes.spelled) {
    all.push_back(row(scene, spelled(word(now)), Role::strong));
  } else {
    all.push_back({0, large(scene, word(now), sizes.word, Role::strong)});
    all.push_back(blank);
  }
  all.push_back({0, large(scene, counted(now), sizes.time, Role::plain)});
  all.push_back(blank);
  all.push_back(row(scene, caption(scene)));
  all.push_back(blank);
  if (!scene.rhythm.empty()) {
    all.push_back(row(scene, scene.rhythm, Role::strong));
    all.push_back(row(scene, rhythm_bar(scene), Role::strong, 1));
  }
  all.push_back({0, prompt(scene, rows_of_prompt)});
  all.push_back(blank);
  all.push_back(soon.empty() ? row(scene, coming(scene), Role::strong) : row(scene, soon, Role::alert));
  all.push_back(row(scene, session_bar(scene, scene.width())));
  all.push_back(row(scene, times(scene), Role::plain));
  if (!scene.key_line.empty()) all.push_back(row(scene, scene.key_line, Role::dim, 2));
  return all;
}

std::size_t count(const std::vector<Block>& blocks) {
  std::size_t rows = 0;
  for (const Block& block : blocks) rows += block.rows.size();
  return rows;
}

/// Leaves out what can be, the least needed and the lowest first, until it fits. Whether it does.
bool shrink(std::vector<Block>& blocks, std::size_t room) {
  while (count(blocks) > room) {
    auto worst = std::max_element(blocks.rbegin(), blocks.rend(),
                                  [](const Block& a, const Block& b) { return a.rank < b.rank; });
    if (worst == blocks.rend() || worst->rank == 0) return false;
    blocks.erase(std::next(worst).base());
  }
  return true;
}

std::vector<std::string> flat(const std::vector<Block>& blocks) {
  std::vector<std::string> rows;
  for (const Block& block : blocks) rows.insert(rows.end(), block.rows.begin(), block.rows.end());
  return rows;
}

/// How many rows a notice takes in all; none for none.
std::size_t notice_rows(const Scene& scene) {
  return scene.notice.empty() ? 0 : broken(scene.notice, scene.width()).size();
}

/// Too small for large letters: the line, and the prompt below it.
std::vector<std::string> small_frame(const Scene& scene, std::size_t room) {
  auto rows = line_frame(scene);
  for (std::string& text : prompt(scene, room - 1)) rows.push_back(std::move(text));
  return rows;
}

}  // namespace

std::vector<std::string> big_frame(const Scene& scene) {
  if (scene.now.over || scene.now.phase >= scene.plan.phases.size()) return {};
  const auto room = static_cast<std::size_t>(std::max(scene.size.rows, 1));
  const std::size_t wanted = prompt_rows(scene);
  for (const std::size_t rows : {wanted, std::min<std::size_t>(wanted, 2), std::size_t{1}}) {
    for (const Sizes& sizes : kSizes) {
      if (!fits(sizes, scene)) continue;
      auto all = blocks(scene, sizes, rows);
      if (!shrink(all, room)) continue;
      // A notice has the rows that are left over too, and the rest of the frame stays as it was.
      const std::size_t spare = std::min(rows + room - count(all), std::max(rows, notice_rows(scene)));
      if (spare > rows) {
        all = blocks(scene, sizes, spare);
        shrink(all, room);
      }
      return flat(all);
    }
  }
  return small_frame(scene, room);
}

}  // namespace dropwise
