#pragma once

#include "reminders/slots.h"

namespace dropwise {

/// What is to be done now, and why.
enum class Verdict {
  speak,    ///< A session is due, and nobody has said so yet.
  said,     ///< One is due, and it was said.
  early,    ///< None is due yet.
  quiet,    ///< One would be due, but for the quiet.
  snoozed,  ///< One would be due, but for a snooze.
  running,  ///< A session is led at this moment.
  resting,  ///< No session for kRest.
  nothing,  ///< No session at all to count from.
  off       ///< No rule asks for a session.
};

struct Decision {
  Verdict verdict = Verdict::off;
  std::optional<Slot> due = {};   ///< The first slot since the last session whose time has come.
  std::optional<Slot> next = {};  ///< The next that is said if no session comes.

  /// Whether a session is due, said or not.
  bool is_due() const { return verdict == Verdict::speak || verdict == Verdict::said; }
};

/// Decides from the rules and the log alone: the same facts give the same decision.
Decision decide(const Rules& rules, const Facts& facts);

/// Whether the longest gap is reached.
bool gap_reached(const Rules& rules, const Facts& facts);

/// The slots up to this time, if every one of them is kept: a session begins with each and lasts as long as the last
/// one did. What is due already stands first, at `now`.
std::vector<Slot> coming(const Rules& rules, Facts facts, UtcTime until);

}  // namespace dropwise
