#include "app/session/running_session.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "live/session_follower.h"
#include "live/views/words.h"
#include "store/live_channel.h"

namespace dropwise {
namespace {

std::string phase_text(const RunningSession& s) {
  const auto& phases = s.record.plan->phases;
  return s.now.phase < phases.size() ? tr(sanitize(phases[s.now.phase].name)) : "";
}

/// What the session is doing. Empty after the last phase.
std::string now_text(const RunningSession& s) {
  if (s.now.phase >= s.record.plan->phases.size()) return {};
  const std::string phase = phase_text(s), time = phase_time(s.now);
  if (s.now.side == Side::none)
    return s.now.paused ? tr("Paused: {}, {}.", phase, time) : tr("Now: {}, {}.", phase, time);
  const std::string side = side_words(s.now.side);
  return s.now.paused ? tr("Paused: {}, {}, {}.", phase, side, time) : tr("Now: {}, {}, {}.", phase, side, time);
}

struct Field {
  const char* name;
  std::string (*text)(const RunningSession&);
};

constexpr std::array<Field, 11> kFields = {{
    {"id", [](const RunningSession& s) { return std::to_string(s.record.id); }},
    {"protocol", [](const RunningSession& s) { return sanitize(s.record.data.protocol); }},
    {"state", [](const RunningSession& s) { return std::string(s.now.paused ? "paused" : "running"); }},
    {"phase", phase_text},
    {"side", [](const RunningSession& s) { return std::string(s.now.side == Side::none ? "" : to_text(s.now.side)); }},
    {"time", [](const RunningSession& s) { return counted(s.now); }},
    {"left", [](const RunningSession& s) { return s.now.remaining ? countdown(*s.now.remaining) : ""; }},
    {"elapsed", [](const RunningSession& s) { return to_clock(s.now.elapsed); }},
    {"next", [](const RunningSession& s) { return next_words(*s.record.plan, s.now.next, s.now.next_side); }},
    {"left_time", [](const RunningSession& s) { return to_clock(s.now.left_active); }},
    {"right_time", [](const RunningSession& s) { return to_clock(s.now.right_active); }},
}};

const Field& find_field(const std::string& name) {
  const auto found =
      std::find_if(kFields.begin(), kFields.end(), [&](const Field& field) { return name == field.name; });
  if (found != kFields.end()) return *found;
  std::vector<std::string> names;
  for (const Field& field : kFields) names.emplace_back(field.name);
  throw UserError(tr("unknown field `{{{}}}`", sanitize(name)),
                  join_sentences({tr("Expected one of {{{}}}.", join(names, "}, {")), did_you_mean(name, names)}));
}

}  // namespace

std::optional<RunningSession> find_running_session(const Store& store, const Clock& clock) {
  const auto active = LiveChannel(store).active();
  auto record = active ? store.read(active->session) : std::nullopt;
  if (!record || !record->plan) return {};
  Session session(*record->plan, record->log);
  const Millis last = record->log.empty() ? Millis{0} : record->log.back().at;
  const Millis alive = record->data.lasted.value_or(Millis{0});
  const Millis at = std::max(last, std::min(alive + kHeartbeatTimeout, clock.ticks() + clock.asleep() - active->zero));
  session.advance(at);
  const Snapshot now = session.snapshot(at);
  return RunningSession{std::move(*record), *active, now};
}

RunningSession read_running_session(const Store& store, const Clock& clock) {
  if (auto found = find_running_session(store, clock)) return std::move(*found);
  throw UserError(tr("no session is running"), tr("`dropwise start` begins one; `dropwise status` shows the last one."),
                  ExitCode::not_found);
}

std::string to_text(const RunningSession& s) {
  if (s.now.over) return tr("Session {} is over.", s.record.id);
  return join_sentences({tr("Session {} ({}) has been running since {}.", s.record.id, sanitize(s.record.data.protocol),
                            minute_text(s.record.data.began)),
                         now_text(s)});
}

std::string where_text(const SessionRecord& record) {
  if (!record.plan) return {};
  const Millis stood = record.data.lasted.value_or(Millis{0});
  const Session session(*record.plan, record.log);
  const Snapshot then = session.snapshot(record.log.empty() ? stood : std::max(stood, record.log.back().at));
  if (then.phase >= record.plan->phases.size()) return {};
  const std::string phase = tr(sanitize(record.plan->phases[then.phase].name));
  return then.side == Side::none ? phase : tr("{}: {}", side_words(then.side), phase);
}

std::string fill_format(const std::string& format, const std::optional<RunningSession>& standing) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const bool twice = i + 1 < format.size() && format[i + 1] == format[i];
    if (format[i] != '{' || twice) {
      text += format[i];
      if (twice && (format[i] == '{' || format[i] == '}')) ++i;
      continue;
    }
    const auto end = format.find('}', i);
    if (end == std::string::npos)
      throw UserError(tr("missing `}}` in `{}`", sanitize(format)), tr("To show a brace, write it twice: {{."));
    const std::string name = format.substr(i + 1, end - i - 1);
    const Field& field = find_field(name);
    const ScopedLanguage english(languages().front());  // as in JSON, because scripts may compare the text
    if (standing) text += field.text(*standing);
    i = end;
  }
  return standing ? text : "";
}

}  // namespace dropwise
