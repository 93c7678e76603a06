#include "live/views/large.h"

#include <algorithm>

#include "base/text.h"
#include "i18n/language.h"
#include "live/spots.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

std::vector<std::string> drawn(const ViewState& state, const std::string& text, Scale scale) {
  const bool soft = state.style.night && !state.style.colour;
  const std::string ink = !state.style.utf8 ? (soft ? ":" : "#") : (soft ? "\u2591" : "\u2588");
  return draw_large(text, scale, ink);
}

std::vector<std::string> painted(const ViewState& state, std::vector<std::string> rows, Role role) {
  for (std::string& row : rows) row = state.style.paint(truncate_to_width(row, state.width()), role);
  return rows;
}

std::vector<std::string> indented(std::vector<std::string> rows, const std::string& blanks) {
  for (std::string& row : rows) row.insert(0, blanks);
  return rows;
}

std::string word(const Snapshot& now) { return now.paused ? tr("PAUSED") : side_title(now.side); }

/// The blanks before the word: LEFT is at the left edge and RIGHT at the right, as the breasts are for her; others are
/// in the middle.
std::string blanks_before(const ViewState& state, std::size_t columns) {
  const std::size_t room = state.width() - std::min(state.width(), columns);
  if (state.now.paused) return std::string(room / 2, ' ');
  return std::string(state.now.side == Side::left ? 0 : state.now.side == Side::right ? room : room / 2, ' ');
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

}  // namespace

Role word_role(const Snapshot& now) {
  if (now.paused) return Role::strong;
  return now.side == Side::left ? Role::left : now.side == Side::right ? Role::right : Role::strong;
}

std::vector<std::string> large(const ViewState& state, const std::string& text, Scale scale, Role role) {
  return painted(state, drawn(state, text, scale), role);
}

std::string widest_time(const Snapshot& now) { return counted(now).size() > 5 ? "0:00:00" : "00:00"; }

bool has_face(const ViewState& state, const Sizes& sizes) {
  const std::size_t rows = drawn(state, counted(state.now), sizes.time).size();
  const int time = std::max(large_columns("00:00", sizes.time), large_columns(counted(state.now), sizes.time));
  return state.spot > 0 && rows >= 5 && time + 3 + kFaceColumns <= static_cast<int>(state.width());
}

std::vector<std::string> time_rows(const ViewState& state, const Sizes& sizes) {
  auto rows = drawn(state, counted(state.now), sizes.time);
  if (!has_face(state, sizes)) {
    const int room = static_cast<int>(state.width()) - large_columns(widest_time(state.now), sizes.time);
    const std::string blanks(static_cast<std::size_t>(std::max(0, room / 2)), ' ');
    return indented(painted(state, std::move(rows), Role::plain), blanks);
  }
  const auto face = clock_face(state.spot);
  const auto left = static_cast<std::size_t>(large_columns("00:00", sizes.time)) + 3;
  const std::size_t above = (rows.size() - face.size()) / 2;
  for (std::size_t i = 0; i < face.size(); ++i) {
    std::string& row = rows[above + i];
    row += std::string(left - std::min(left - 3, display_width(row)), ' ') + face[i];
  }
  return painted(state, std::move(rows), Role::plain);
}

std::vector<std::string> word_rows(const ViewState& state, const Sizes& sizes) {
  const std::string text = word(state.now), letters = spelled(text);
  const Role role = word_role(state.now);
  const std::string small =
      blanks_before(state, display_width(letters)) + state.style.line({{letters, role}}, state.width());
  if (sizes.spelled) return {small};
  std::vector<std::string> rows = {small};
  for (const Scale& scale : {sizes.word, Scale{4, 2}, Scale{2, 1}, Scale{1, 1}}) {
    const int columns = has_large(text) ? large_columns(text, scale) : 0;
    if (columns == 0 || columns > static_cast<int>(state.width())) continue;
    if (scale.rows > sizes.word.rows) continue;  // larger than that of the others
    rows = indented(large(state, text, scale, role), blanks_before(state, static_cast<std::size_t>(columns)));
    break;
  }
  rows.resize(draw_large(side_title(Side::left), sizes.word, "#").size());
  return rows;
}

}  // namespace dropwise
