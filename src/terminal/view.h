#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/session.h"
#include "quantities/when.h"
#include "terminal/style.h"

namespace dropwise {

/// All that a view may know of an instant.
struct Scene {
  const Plan& plan;
  Snapshot now;
  Moment began;  ///< When the session began.
  int width = 80;
  bool keys = false;  ///< Somebody can press keys.
  Style style = {};
};

/// A way to show a session. Pure: values in, lines out.
struct View {
  std::string_view name;
  bool redraws = false;  ///< Whether it has a frame that is drawn anew every second.
  std::vector<std::string> (*tell)(const Event& event, const Scene& scene);  ///< The lines an event asks for.
  std::vector<std::string> (*frame)(const Scene& scene);                     ///< The lines that are redrawn.
};

std::vector<std::string> tell_plain(const Event& event, const Scene& scene);
std::vector<std::string> tell_line(const Event& event, const Scene& scene);
std::vector<std::string> tell_json(const Event& event, const Scene& scene);
std::vector<std::string> line_frame(const Scene& scene);

inline constexpr std::array<View, 3> kViews = {{{"line", true, tell_line, line_frame},
                                                {"plain", false, tell_plain, nullptr},
                                                {"json", false, tell_json, nullptr}}};

/// The view of this name; nullptr when there is none.
const View* find_view(std::string_view name);

}  // namespace dropwise
