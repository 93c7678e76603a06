#include "live/views/large.h"

#include <algorithm>

#include "base/text.h"
#include "live/spots.h"
#include "live/views/words.h"

namespace dropwise {
namespace {

std::vector<std::string> drawn(const Scene& scene, const std::string& text, Scale scale) {
  const bool soft = scene.style.night && !scene.style.colour;
  const std::string ink = !scene.style.utf8 ? (soft ? ":" : "#") : (soft ? "\u2591" : "\u2588");
  return draw_large(text, scale, ink);
}

std::vector<std::string> painted(const Scene& scene, std::vector<std::string> rows, Role role) {
  for (std::string& row : rows) row = scene.style.paint(cut(row, scene.width()), role);
  return rows;
}

}  // namespace

std::vector<std::string> large(const Scene& scene, const std::string& text, Scale scale, Role role) {
  return painted(scene, drawn(scene, text, scale), role);
}

bool has_face(const Scene& scene, const Sizes& sizes) {
  const std::size_t rows = drawn(scene, counted(scene.now), sizes.time).size();
  const int time = std::max(large_columns("00:00", sizes.time), large_columns(counted(scene.now), sizes.time));
  return scene.spot > 0 && rows >= 5 && time + 3 + kFaceColumns <= static_cast<int>(scene.width());
}

std::vector<std::string> time_rows(const Scene& scene, const Sizes& sizes) {
  auto rows = drawn(scene, counted(scene.now), sizes.time);
  if (!has_face(scene, sizes)) return painted(scene, std::move(rows), Role::plain);
  const auto face = clock_face(scene.spot);
  const auto left = static_cast<std::size_t>(large_columns("00:00", sizes.time)) + 3;
  const std::size_t above = (rows.size() - face.size()) / 2;
  for (std::size_t i = 0; i < face.size(); ++i) {
    std::string& row = rows[above + i];
    row += std::string(left - std::min(left - 3, columns(row)), ' ') + face[i];
  }
  return painted(scene, std::move(rows), Role::plain);
}

}  // namespace dropwise
