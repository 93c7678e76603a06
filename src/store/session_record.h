#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/choice.h"
#include "dropwise/event.h"
#include "i18n/language.h"
#include "quantities/local_range.h"
#include "quantities/zoned_time.h"
#include "store/yield.h"

namespace dropwise {

/// Where a session stands. `interrupted` is a running one whose program is gone.
enum class State { running, interrupted, finished, deleted };

enum class MilkKind { colostrum, milk };
inline constexpr std::array<Choice<MilkKind>, 2> kMilkKinds = {
    {{mark_for_translation("colostrum"), MilkKind::colostrum}, {mark_for_translation("milk"), MilkKind::milk}}};

enum class Method { hand, pump, both };
inline constexpr std::array<Choice<Method>, 3> kMethods = {{{mark_for_translation("hand"), Method::hand},
                                                            {mark_for_translation("pump"), Method::pump},
                                                            {"both", Method::both}}};

/// What can be said of a session, by a person or by the program that led it.
struct SessionData {
  std::string protocol = {}, mode = {};
  std::optional<MilkKind> kind = {};
  Method method = Method::hand;
  ZonedTime began = {};
  std::optional<Millis> lasted = {};  ///< From beginning to end, pauses included; so far, while it runs.
  std::optional<Side> first_side = {};
  Yield yield = {};
  std::optional<int> pain = {};  ///< 0 to 10.
  std::string note = {};
  std::string by = {};  ///< Who expressed, where a helper did; empty: not said.

  bool operator==(const SessionData&) const = default;
};

/// A session in the log.
struct SessionRecord {
  std::int64_t id = 0;  ///< This log's own number.
  std::string uuid = {};
  State state = State::finished;
  SessionData data = {};
  Millis paused{0}, asleep{0};
  std::optional<Plan> plan = {};  ///< Of a guided session, as it was.
  std::vector<Event> log = {};    ///< Empty unless read with its events.
  UtcTime updated{};

  /// Absent when the end is not known.
  std::optional<ZonedTime> ended() const;
};

/// Which sessions to export.
struct ExportQuery {
  LocalRange range = {};
  UtcTime since{};       ///< Changed then or later.
  bool deleted = false;  ///< Deleted ones too.
};

/// Which sessions to list. Deleted ones never are.
struct ListQuery {
  LocalRange range = {};
  std::optional<std::size_t> newest = {};  ///< At most so many, the newest.
  std::optional<std::string> protocol = {};
};

/// Whether a log can be one of a plan of so many phases: sorted, and nothing outside of it.
bool is_valid_event_log(const std::vector<Event>& log, std::size_t phases);

std::string_view to_text(State state);
std::string_view to_text(MilkKind kind);
std::string_view to_text(Method method);
std::optional<State> parse_state(std::string_view text);
std::optional<MilkKind> parse_milk_kind(std::string_view text);
std::optional<Method> parse_method(std::string_view text);

}  // namespace dropwise
