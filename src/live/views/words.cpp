#include "live/views/words.h"

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"

namespace dropwise {

std::string side_words(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return tr("LEFT breast");
    case Side::right: return tr("RIGHT breast");
    case Side::both: return tr("both breasts");
  }
  return {};
}

std::string side_title(Side side) {
  switch (side) {
    case Side::none: break;
    case Side::left: return tr("LEFT");
    case Side::right: return tr("RIGHT");
    case Side::both: return tr("BOTH");
  }
  return tr("READY");
}

std::string countdown(Millis left) { return to_clock(left + Millis{999}); }

std::string counted(const Snapshot& now) {
  if (now.paused) return to_clock(now.paused_for);
  return now.remaining ? countdown(*now.remaining) : to_clock(now.elapsed);
}

std::string time_in_words(Millis time) {
  const auto whole = static_cast<std::size_t>(std::chrono::round<std::chrono::seconds>(time).count());
  std::string seconds = plural(whole % 60, "{} second", "{} seconds");
  if (whole < 60) return seconds;
  const std::string minutes = plural(whole / 60, "{} minute", "{} minutes");
  return whole % 60 == 0 ? minutes : minutes + " " + seconds;
}

std::string phase_time(const Snapshot& now) {
  return now.remaining ? tr("{} to go", countdown(*now.remaining)) : tr("{} so far", to_clock(now.elapsed));
}

std::optional<Millis> ends_in(const Snapshot& now) { return now.remaining ? now.remaining : now.until_cap; }

std::optional<Millis> session_ends_in(const Plan& plan, const Snapshot& now) {
  auto left = now.paused ? std::nullopt : ends_in(now);
  for (std::size_t i = now.next; left && i < plan.phases.size() && plan.phases[i].kind != PhaseKind::finish; ++i) {
    const Phase& phase = plan.phases[i];
    if (phase.optional && i != now.next) continue;
    const auto length = phase.target ? phase.target : phase.cap;
    left = length ? std::optional(*left + *length) : std::nullopt;
  }
  return left;
}

std::string change_words(const Plan& plan, const Snapshot& now) {
  const auto ends = ends_in(now);
  if (!ends || *ends > kLeadIn || now.paused) return {};
  return tr("{} in {} s", next_words(plan, now.next, now.next_side), (ends->count() + 999) / 1000);
}

std::string length_words(const Phase& phase) {
  if (phase.target && phase.maximum) {
    const std::string window = phase.minimum == phase.maximum
                                   ? to_clock(*phase.maximum)
                                   : tr("{} to {}", to_clock(*phase.minimum), to_clock(*phase.maximum));
    const bool sooner = *phase.target < *phase.maximum;
    if (phase.published)
      return sooner ? tr("{} (published), changing at {}", window, to_clock(*phase.target))
                    : tr("{} (published)", window);
    return sooner ? tr("{} (our own), changing at {}", window, to_clock(*phase.target)) : tr("{} (our own)", window);
  }
  if (phase.target) return tr("{} (our own length)", to_clock(*phase.target));
  if (phase.cap)
    return tr("no set time; if you press nothing, this ends after {} (our own limit)", to_clock(*phase.cap));
  return tr("no set time");
}

std::string next_words(const Plan& plan, std::size_t phase, Side side) {
  if (phase >= plan.phases.size() || plan.phases[phase].kind == PhaseKind::finish) return tr("the end");
  const Phase& next = plan.phases[phase];
  if (next.kind == PhaseKind::express && (side == Side::left || side == Side::right)) {
    return side == Side::left ? tr("left breast") : tr("right breast");
  }
  return tr(sanitize(next.name));
}

std::string soon_words(const Event& event, const Plan& plan) {
  const std::string seconds =
      plural(static_cast<std::size_t>(kLeadIn / std::chrono::seconds{1}), "{} second", "{} seconds");
  return tr("In {}: {}.", seconds, next_words(plan, event.to, event.side));
}

std::string heading(const Phase& phase, Side side) {
  const std::string breast = side_words(side), name = tr(sanitize(phase.name));
  const std::string length =
      phase.remark.empty() ? length_words(phase) : tr("{}; {}", length_words(phase), tr(sanitize(phase.remark)));
  return breast.empty() ? tr("{}, {}.", name, length) : tr("{}: {}, {}.", breast, name, length);
}

}  // namespace dropwise
