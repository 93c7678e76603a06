#include "live/views/large.h"

#include <algorithm>

#include "base/text.h"
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

}  // namespace

std::vector<std::string> large(const ViewState& state, const std::string& text, Scale scale, Role role) {
  return painted(state, drawn(state, text, scale), role);
}

bool has_face(const ViewState& state, const Sizes& sizes) {
  const std::size_t rows = drawn(state, counted(state.now), sizes.time).size();
  const int time = std::max(large_columns("00:00", sizes.time), large_columns(counted(state.now), sizes.time));
  return state.spot > 0 && rows >= 5 && time + 3 + kFaceColumns <= static_cast<int>(state.width());
}

std::vector<std::string> time_rows(const ViewState& state, const Sizes& sizes) {
  auto rows = drawn(state, counted(state.now), sizes.time);
  if (!has_face(state, sizes)) return painted(state, std::move(rows), Role::plain);
  const auto face = clock_face(state.spot);
  const auto left = static_cast<std::size_t>(large_columns("00:00", sizes.time)) + 3;
  const std::size_t above = (rows.size() - face.size()) / 2;
  for (std::size_t i = 0; i < face.size(); ++i) {
    std::string& row = rows[above + i];
    row += std::string(left - std::min(left - 3, display_width(row)), ' ') + face[i];
  }
  return painted(state, std::move(rows), Role::plain);
}

}  // namespace dropwise
