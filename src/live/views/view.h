#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/session.h"
#include "quantities/view_name.h"
#include "quantities/zoned_time.h"
#include "terminal/console.h"
#include "terminal/style.h"

namespace dropwise {

/// Views never draw narrower than this, in columns.
inline constexpr int kNarrowest = 10;

/// Everything a view may know about one instant.
struct ViewState {
  const Plan& plan;
  Snapshot now;
  ZonedTime began;  ///< When the session began.
  Size size = {};
  bool keys = false;  ///< Somebody can press keys.
  Style style = {};
  std::string notice = {};  ///< The latest message, while it is new.
  std::string key_line = {};
  Millis notice_age{0};
  bool one_key = false;                ///< All keys do the same.
  std::string rhythm = {};             ///< The steps of the hand, the current one marked; empty when the rhythm is off.
  int spot = 0;                        ///< The position of the thumb as an hour; 0: not shown.
  std::optional<bool> kept = {};       ///< At the end of a session: whether it will be in the log, if that is known.
  std::vector<std::string> help = {};  ///< The keys, while they take the place of the frame.
  Millis help_age{0};
  double rhythm_share = 0;  ///< How far into the cycle the current step is, from 0 to 1.

  /// The width available for a line, in columns.
  std::size_t width() const { return static_cast<std::size_t>(std::max(size.columns - 1, kNarrowest)); }
};

/// A way to show a session, as pure functions from values to lines.
struct View {
  ViewName name = ViewName::automatic;
  Screen screen = Screen::none;   ///< The space its frame takes; it is redrawn every second.
  bool machine_readable = false;  ///< For scripts: writes only its own lines.
  std::vector<std::string> (*tell)(const Event& event, const ViewState& state) = nullptr;  ///< The lines for an event.
  std::vector<std::string> (*frame)(const ViewState& state) = nullptr;  ///< The lines that are redrawn, if any.
  std::string (*time)(const ViewState& state) = nullptr;                ///< The time as a line, if it is not redrawn.
};

std::vector<std::string> tell_plain(const Event& event, const ViewState& state);
/// A line of the plain view for a terminal, wrapped at words with a hanging indent.
std::string hanging(const std::string& line, std::size_t width);

std::vector<std::string> tell_line(const Event& event, const ViewState& state);
std::vector<std::string> tell_json(const Event& event, const ViewState& state);
std::vector<std::string> tell_big(const Event& event, const ViewState& state);
/// An error outside the session, as an event for scripts.
std::string trouble_json(const std::string& text);

std::string time_plain(const ViewState& state);
/// One line: which breast, how long, what comes next.
std::vector<std::string> status_line(const ViewState& state);
/// The technique of the phase, wrapped at words; no lines if it has none.
std::vector<std::string> technique_rows(const ViewState& state);
/// The technique, with the status line below.
std::vector<std::string> line_frame(const ViewState& state);
std::vector<std::string> big_frame(const ViewState& state);

/// In the order of ViewName, without `automatic`.
inline constexpr std::array<View, 4> kViews = {
    {{.name = ViewName::big, .screen = Screen::full, .tell = tell_big, .frame = big_frame},
     {.name = ViewName::line, .screen = Screen::line, .tell = tell_line, .frame = line_frame},
     {.name = ViewName::plain, .tell = tell_plain, .time = time_plain},
     {.name = ViewName::json, .machine_readable = true, .tell = tell_json}}};

/// The smallest size for the big view; in less space it draws the frame of the line view and the prompt.
inline constexpr Size kBigEnough{40, 12};

/// The view with this name, which must not be `automatic`.
constexpr const View& find_view(ViewName name) { return kViews[static_cast<std::size_t>(name) - 1]; }

static_assert(kViews.size() + 1 == kViewNames.size());
static_assert(std::ranges::all_of(kViews, [](const View& view) { return &find_view(view.name) == &view; }));

}  // namespace dropwise
