#include "store/session_record.h"

#include <algorithm>
#include <array>

namespace dropwise {
namespace {

constexpr std::array<Choice<State>, 4> kStates = {{{mark_for_translation("running"), State::running},
                                                   {mark_for_translation("interrupted"), State::interrupted},
                                                   {mark_for_translation("finished"), State::finished},
                                                   {mark_for_translation("deleted"), State::deleted}}};

}  // namespace

std::optional<ZonedTime> SessionRecord::ended() const {
  if (!data.lasted) return {};
  return ZonedTime{data.began.utc + *data.lasted, data.began.offset};
}

bool is_valid_event_log(const std::vector<Event>& log, std::size_t phases) {
  for (std::size_t i = 0; i < log.size(); ++i) {
    const Event& event = log[i];
    const bool outside = event.kind == EventKind::session_started || event.kind == EventKind::session_finished;
    if ((!outside && event.phase >= phases) || event.to > phases) return false;
    if (i > 0 && log[i - 1].at > event.at) return false;
  }
  return true;
}

bool is_accidental(const SessionRecord& record) {
  const auto is_empty = [](const SideAmounts& side) {
    return side.active.value_or(Millis{0}) == Millis{0} && !side.volume;
  };
  const auto tells_something = [](const Event& event) {
    return event.kind == EventKind::marked || (event.kind == EventKind::paused && event.reason == Reason::pain);
  };
  const SessionData& data = record.data;
  return record.plan && is_empty(data.yield.left) && is_empty(data.yield.right) && !data.yield.together && !data.pain &&
         data.note.empty() && std::ranges::none_of(record.log, tells_something);
}

bool has_texts(const SessionRecord& record) { return !record.data.note.empty() || !record.data.by.empty(); }

SessionRecord erased(const SessionRecord& record) {
  return {.id = record.id,
          .uuid = record.uuid,
          .state = State::deleted,
          .data = {.began = record.data.began},
          .updated = record.updated,
          .erased = true};
}

std::string_view to_text(State state) { return kStates[static_cast<std::size_t>(state)].name; }
std::string_view to_text(MilkKind kind) { return kMilkKinds[static_cast<std::size_t>(kind)].name; }
std::string_view to_text(Method method) { return kMethods[static_cast<std::size_t>(method)].name; }
std::optional<State> parse_state(std::string_view text) { return parse_choice(kStates, text); }
std::optional<MilkKind> parse_milk_kind(std::string_view text) { return parse_choice(kMilkKinds, text); }
std::optional<Method> parse_method(std::string_view text) { return parse_choice(kMethods, text); }

}  // namespace dropwise
