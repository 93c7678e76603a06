#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "quantities/zoned_time.h"
#include "terminal/console.h"

namespace dropwise::test {

/// A clock that moves only when told to.
class FakeClock final : public Clock {
 public:
  /// Starts at 2026-11-20 06:00 UTC by default.
  explicit FakeClock(const char* rfc3339 = "2026-11-20T06:00:00Z") : utc_(parse_rfc3339(rfc3339).value().utc) {}

  void pass(Millis time) const {
    ticks_ += time;
    utc_ += time;
  }
  /// The machine sleeps.
  void doze(Millis time) {
    asleep_ += time;
    utc_ += time;
  }
  void set(const char* rfc3339) { utc_ = parse_rfc3339(rfc3339).value().utc; }

  Millis ticks() const override { return ticks_; }
  Millis asleep() const override { return asleep_; }
  UtcTime utc() const override { return utc_; }
  std::chrono::minutes offset(UtcTime time) const override { return zone(time); }
  void wait(Millis length) const override {
    pass(length);
    if (while_waiting) while_waiting();
  }

  std::function<std::chrono::minutes(UtcTime)> zone = [](UtcTime) { return std::chrono::minutes{0}; };
  std::function<void()> while_waiting;  ///< Called in every wait(), to play what another program does.

 private:
  mutable Millis ticks_{1'000'000};
  mutable UtcTime utc_;
  Millis asleep_{0};
};

/// A zone with one clock change. `before` and `after` are its offsets in minutes.
inline std::function<std::chrono::minutes(UtcTime)> change(const char* at, int before, int after) {
  const UtcTime instant = parse_rfc3339(at).value().utc;
  return [=](UtcTime time) { return std::chrono::minutes{time < instant ? before : after}; };
}

/// A console that plays a script of timed input. Waiting moves the clock, and everything shown is kept.
class ScriptedConsole : public Console {
 public:
  struct Typed {
    Millis at{0};  ///< Since the console was made.
    Input input = {};
    Millis doze{0};                    ///< The machine sleeps for this long instead.
    const char* wall_clock = nullptr;  ///< The wall clock is set to this time (RFC 3339) instead.
  };

  ScriptedConsole(FakeClock& clock, std::vector<Typed> script, bool keys = true)
      : clock_(clock), zero_(clock.ticks()), script_(script.begin(), script.end()), keys_(keys) {}

  Size size() const override { return {columns, rows}; }
  void say(const std::string& line) override { said.push_back(line); }
  void show(std::span<const std::string> frame) override { frames.emplace_back(frame.begin(), frame.end()); }
  void refresh() override { ++refreshed; }
  void cue(const Cue& cue) override {
    if (cue.times > 0 && cue.bell) bells.push_back(cue.times);
    if (!cue.title.empty()) titles.push_back(cue.title);
  }
  std::optional<Input> wait(Millis timeout) override {
    const Millis until = clock_.ticks() - zero_ + timeout;
    if (!script_.empty() && script_.front().at <= until) {
      const Typed typed = script_.front();
      script_.pop_front();
      clock_.pass(std::max(Millis{0}, typed.at - (clock_.ticks() - zero_)));
      if (typed.wall_clock == nullptr && typed.doze == Millis{0}) return typed.input;
      if (typed.wall_clock != nullptr) clock_.set(typed.wall_clock);
      clock_.doze(typed.doze);
      return {};
    }
    clock_.pass(std::max(Millis{1}, timeout));
    return {};
  }
  bool suspend() override {
    said.emplace_back("(suspended)");
    return can_suspend;
  }
  std::optional<std::string> ask(const std::string& question) override {
    said.push_back(question);
    if (answers.empty()) return {};
    const std::string answer = answers.front();
    answers.pop_front();
    return answer;
  }
  bool on_terminal() const override { return terminal; }
  bool has_keys() const override { return keys_; }
  std::string trouble() const override { return {}; }
  std::size_t finish_output() override { return 0; }

  int columns = 80, rows = 24, refreshed = 0;
  bool terminal = false;
  bool can_suspend = true;  ///< Whether Ctrl-Z stops the program.
  std::deque<std::string> answers;
  std::vector<std::string> said;
  std::vector<std::vector<std::string>> frames;
  std::vector<int> bells;
  std::vector<std::string> titles;

 private:
  FakeClock& clock_;
  Millis zero_;
  std::deque<Typed> script_;
  bool keys_;
};

/// A key pressed at the given time.
inline ScriptedConsole::Typed key(Millis at, const std::string& bytes) { return {at, {Input::Kind::key, bytes}}; }

inline ScriptedConsole::Typed doze(Millis at, Millis time) { return {at, {}, time}; }

inline ScriptedConsole::Typed signal(Millis at, Input::Kind kind) { return {at, {kind}}; }

}  // namespace dropwise::test
