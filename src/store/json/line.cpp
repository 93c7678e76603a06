#include "store/json/line.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <tuple>

namespace dropwise {
namespace {

State unfinished(State state) { return state == State::running ? State::interrupted : state; }

/// The events before the first interruption of the session.
std::span<const Event> lived(const SessionRecord& record) {
  const auto cut = std::find_if(record.log.begin(), record.log.end(), [](const Event& event) {
    return event.kind == EventKind::paused && event.reason == Reason::interrupted;
  });
  return {record.log.begin(), cut};
}

/// Whether `cut_off` was interrupted without further events of its own, and `whole` continues from there.
bool goes_on(const SessionRecord& cut_off, const SessionRecord& whole) {
  const auto before = lived(cut_off);
  const bool no_more = std::all_of(cut_off.log.begin() + static_cast<std::ptrdiff_t>(before.size()), cut_off.log.end(),
                                   [](const Event& event) {
                                     return event.kind == EventKind::paused || event.kind == EventKind::phase_ended ||
                                            event.kind == EventKind::session_finished;
                                   });
  const bool is_cut = before.size() < cut_off.log.size() || unfinished(cut_off.state) == State::interrupted;
  const bool longer = whole.log.size() > before.size() ||
                      (whole.log.size() == before.size() && whole.data.lasted > cut_off.data.lasted);
  return is_cut && no_more && cut_off.plan && cut_off.plan == whole.plan && longer &&
         std::equal(before.begin(), before.end(), whole.log.begin());
}

/// Takes what people enter from `later`; what the program has measured stays.
void use_entries(SessionData& data, const SessionData& later) {
  SessionData entered = later;
  entered.protocol = data.protocol;
  entered.mode = data.mode;
  entered.began = data.began;
  entered.lasted = data.lasted;
  entered.first_side = data.first_side;
  entered.yield.left.active = data.yield.left.active;
  entered.yield.right.active = data.yield.right.active;
  data = std::move(entered);
}

/// Takes what is not entered in `data` from `earlier`. Returns whether there was anything to take.
bool fill_in_entries(SessionData& data, const SessionData& earlier) {
  const SessionData before = data;
  const auto fill = [](auto& value, const auto& other) {
    if (value == std::decay_t<decltype(value)>{}) value = other;
  };
  Yield& yield = data.yield;
  if (!yield.together) fill(yield.left.volume, earlier.yield.left.volume);
  if (!yield.together) fill(yield.right.volume, earlier.yield.right.volume);
  if (!yield.left.volume && !yield.right.volume) fill(yield.together, earlier.yield.together);
  fill(data.kind, earlier.kind);
  fill(data.pain, earlier.pain);
  fill(data.note, earlier.note);
  fill(data.by, earlier.by);
  return data != before;
}

}  // namespace

bool equivalent(const SessionRecord& a, const SessionRecord& b) {
  const auto all = [](const SessionRecord& r) {
    return std::tuple(unfinished(r.state), r.updated, r.paused, r.asleep, r.erased);
  };
  return a.uuid == b.uuid && all(a) == all(b) && a.data == b.data && a.plan == b.plan && a.log == b.log;
}

bool wins_over(const SessionRecord& a, const SessionRecord& b) {
  const auto rank = [](const SessionRecord& r) {
    return std::tuple(r.updated, r.log.size(), r.data.lasted.value_or(Millis{-1}));
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  const auto text = [](SessionRecord record) {
    record.state = unfinished(record.state);
    return to_line(record);
  };
  return text(a) > text(b);
}

std::optional<SessionRecord> merge(const SessionRecord& a, const SessionRecord& b) {
  const bool a_is_cut = goes_on(a, b);
  if (a_is_cut == goes_on(b, a)) return {};
  const SessionRecord& cut_off = a_is_cut ? a : b;
  const SessionRecord& whole = a_is_cut ? b : a;
  if (cut_off.state == State::deleted || whole.state == State::deleted) return {};
  const bool whole_is_newer = whole.updated >= cut_off.updated;
  SessionRecord record = whole;
  if (!whole_is_newer) use_entries(record.data, cut_off.data);
  record.updated = std::max(whole.updated, cut_off.updated);
  // Who changed the one version may not have known what was entered in the other.
  if (fill_in_entries(record.data, whole_is_newer ? cut_off.data : whole.data)) record.updated += Millis{1};
  return record;
}

SessionRecord without_texts(SessionRecord record) {
  record.texts_left_out = has_texts(record);
  record.data.note.clear();
  record.data.by.clear();
  return record;
}

std::string parse_uuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kShape.size()) return {};
  std::string uuid;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (kShape[i] == '-' ? c != '-' : std::isxdigit(c) == 0) return {};
    uuid += static_cast<char>(std::tolower(c));
  }
  return uuid;
}

}  // namespace dropwise
