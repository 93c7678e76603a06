#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "dropwise/session.h"
#include "quantities/view_name.h"
#include "quantities/zoned_time.h"
#include "terminal/console.h"
#include "terminal/style.h"

namespace dropwise {

/// Views draw no narrower than this, in columns.
inline constexpr int kNarrowest = 10;

/// All that a view may know of an instant.
struct ViewState {
  const Plan& plan;
  Snapshot now;
  ZonedTime began;  ///< When the session began.
  Size size = {};
  bool keys = false;  ///< Somebody can press keys.
  Style style = {};
  std::string notice = {};  ///< What was said last, as long as it is new.
  std::string key_line = {};
  Millis notice_age{0};
  bool one_key = false;     ///< And every key is the same.
  std::string rhythm = {};  ///< The steps of the hand, the present one marked; empty when it is not led.
  int spot = 0;             ///< The hour of the place for the thumb; 0: none is shown.
  double rhythm_share = 0;  ///< How far the present step is into the cycle, from 0 to 1.

  /// The columns that a line may take.
  std::size_t width() const { return static_cast<std::size_t>(std::max(size.columns - 1, kNarrowest)); }
};

/// A way to show a session. Pure: values in, lines out.
struct View {
  ViewName name = ViewName::automatic;
  Screen screen = Screen::none;   ///< What its frame takes, which is drawn anew every second.
  bool machine_readable = false;  ///< For scripts: it writes nothing but its own lines.
  std::vector<std::string> (*tell)(const Event& event, const ViewState& state) = nullptr;  ///< The lines of an event.
  std::vector<std::string> (*frame)(const ViewState& state) = nullptr;  ///< The lines that are redrawn, if any are.
  std::string (*time)(const ViewState& state) = nullptr;  ///< The time as a line, where it is not redrawn.
};

std::vector<std::string> tell_plain(const Event& event, const ViewState& state);
/// A line of the plain view broken at words, the rest below its text: for a terminal.
std::string hanging(const std::string& line, std::size_t width);

std::vector<std::string> tell_line(const Event& event, const ViewState& state);
std::vector<std::string> tell_json(const Event& event, const ViewState& state);
std::vector<std::string> tell_big(const Event& event, const ViewState& state);
/// What went wrong beside the session, as an event for scripts.
std::string trouble_json(const std::string& text);

std::string time_plain(const ViewState& state);
/// One line: which breast, how long, what follows.
std::vector<std::string> status_line(const ViewState& state);
/// The technique of the phase, broken at words; none where it has none.
std::vector<std::string> technique_rows(const ViewState& state);
/// The technique, and the status line below it.
std::vector<std::string> line_frame(const ViewState& state);
std::vector<std::string> big_frame(const ViewState& state);

/// In the order of ViewName, after `automatic`.
inline constexpr std::array<View, 4> kViews = {
    {{.name = ViewName::big, .screen = Screen::full, .tell = tell_big, .frame = big_frame},
     {.name = ViewName::line, .screen = Screen::line, .tell = tell_line, .frame = line_frame},
     {.name = ViewName::plain, .tell = tell_plain, .time = time_plain},
     {.name = ViewName::json, .machine_readable = true, .tell = tell_json}}};

/// What the big view needs at least; in less it draws what the line view does, and the prompt.
inline constexpr Size kBigEnough{40, 12};

/// The view of this name, which is not `automatic`.
constexpr const View& find_view(ViewName name) { return kViews[static_cast<std::size_t>(name) - 1]; }

static_assert(kViews.size() + 1 == kViewNames.size());
static_assert(std::ranges::all_of(kViews, [](const View& view) { return &find_view(view.name) == &view; }));

}  // namespace dropwise
