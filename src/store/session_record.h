#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/choice.h"
#include "base/translatable.h"
#include "dropwise/event.h"
#include "quantities/local_range.h"
#include "quantities/zoned_time.h"
#include "store/yield.h"

namespace dropwise {

/// The state of a session. `interrupted` is a running session whose program no longer runs.
enum class State { running, interrupted, finished, deleted };

enum class MilkKind { colostrum, milk };
inline constexpr std::array<Choice<MilkKind>, 2> kMilkKinds = {
    {{mark_for_translation("colostrum"), MilkKind::colostrum}, {mark_for_translation("milk"), MilkKind::milk}}};

enum class Method { hand, pump, both };
inline constexpr std::array<Choice<Method>, 3> kMethods = {{{mark_for_translation("hand"), Method::hand},
                                                            {mark_for_translation("pump"), Method::pump},
                                                            {"both", Method::both}}};

/// The data of a session that a person, or the program that ran it, can enter.
struct SessionData {
  std::string protocol = {}, mode = {};
  std::optional<MilkKind> kind = {};
  Method method = Method::hand;
  ZonedTime began = {};
  std::optional<Millis> lasted = {};  ///< From start to end, or so far while it runs; pauses included.
  std::optional<Side> first_side = {};
  Yield yield = {};
  std::optional<int> pain = {};  ///< 0 to 10.
  std::string note = {};
  std::string by = {};  ///< The helper who expressed, if any; empty: not recorded.

  bool operator==(const SessionData&) const = default;
};

/// A session in the log.
struct SessionRecord {
  std::int64_t id = 0;  ///< The session's number in this log.
  std::string uuid = {};
  State state = State::finished;
  SessionData data = {};
  Millis paused{0}, asleep{0};
  std::optional<Plan> plan = {};  ///< Only for guided sessions; the plan as it was used.
  std::vector<Event> log = {};    ///< Empty unless read with its events.
  UtcTime updated{};
  bool erased = false;          ///< Deleted for good: only uuid, times of start and change are left.
  bool texts_left_out = false;  ///< A deleted session that came without its texts, which its log still has.

  /// The columns whose values this program never stores, `plan` and `event` included. They were read as unknown or 0.
  /// Empty unless the log was damaged.
  std::vector<std::string> damaged = {};

  /// Absent when the duration is not known.
  std::optional<ZonedTime> ended() const;
};

/// What to do with a session that has impossible values: refuse to read it, or read it with SessionRecord::damaged set.
enum class Damaged { refuse, accept };

/// Which sessions to export.
struct ExportQuery {
  LocalRange range = {};
  UtcTime since{};       ///< Only sessions changed then or later.
  bool deleted = false;  ///< Deleted sessions too.
  Damaged damaged = Damaged::refuse;
};

/// Which sessions to list.
struct ListQuery {
  bool deleted = false;  ///< Only deleted sessions, instead of only those that are not.
  LocalRange range = {};
  std::optional<std::size_t> newest = {};  ///< At most this many, the newest ones.
  std::optional<std::string> protocol = {};
  Damaged damaged = Damaged::refuse;
};

/// Whether `log` is possible for a plan with this number of phases: in order of time, all indices in range.
bool is_valid_event_log(const std::vector<Event>& log, std::size_t phases);

/// Whether a guided session, read with its events, was started by accident: no time was spent on expressing, and
/// nothing else was recorded: no volume, note, pain or mark that milk was flowing.
bool is_accidental(const SessionRecord& record);

/// Whether it has a note or names a helper.
bool has_texts(const SessionRecord& record);

/// What is left of a session that is erased.
SessionRecord erased(const SessionRecord& record);

std::string_view to_text(State state);
std::string_view to_text(MilkKind kind);
std::string_view to_text(Method method);
std::optional<State> parse_state(std::string_view text);
std::optional<MilkKind> parse_milk_kind(std::string_view text);
std::optional<Method> parse_method(std::string_view text);

}  // namespace dropwise
