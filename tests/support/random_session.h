#pragma once

#include <random>

#include "dropwise/session.h"

namespace dropwise::test {

/// A step of a random session: time passes, somebody acts, or the machine wakes from sleep.
struct Step {
  Millis at{0};
  std::optional<Action> action = {};
  Millis slept{0};

  Millis began() const { return at - slept; }
};

/// A random plan and the steps of its session. The same seed gives the same session.
struct RandomSession {
  Plan plan;
  std::vector<Step> steps;

  explicit RandomSession(unsigned seed) : random_(seed) {
    make_plan();
    Millis at{0};
    for (int i = below(40); i >= 0; --i) {
      at += Millis{chance(4) ? below(400) : below(120000)};
      const auto action = static_cast<Action>(below(10));
      const Millis slept{chance(12) ? 1 + below(500000) : 0};
      at += slept;
      steps.push_back(slept > Millis{0} ? Step{at, {}, slept} : chance(2) ? Step{at, action} : Step{at});
    }
  }

  /// Applies the steps to the session, starting with step `from`.
  void run(Session& session, std::size_t from = 0) const {
    for (std::size_t i = from; i < steps.size(); ++i) live(session, steps[i]);
  }

  static void live(Session& session, const Step& step) {
    if (step.slept > Millis{0}) {
      session.sleep(step.began(), step.at);
    } else if (step.action) {
      session.act(*step.action, step.at, "text");
    } else {
      session.advance(step.at);
    }
  }

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool chance(int in) { return below(in) == 0; }

 private:
  void make_plan() {
    plan.policy = static_cast<Policy>(below(3));
    for (int i = 1 + below(6); i > 0; --i) plan.phases.push_back(make_phase());
    if (chance(2))
      plan.phases.push_back(
          {.name = "finish", .kind = PhaseKind::finish, .target = Millis{0}, .prompts = {{"a"}, {"b"}}});
    if (chance(3)) plan.marks = {{Millis{below(300000)}, "first"}, {Millis{300000 + below(300000)}, "second"}};
    if (chance(2)) {
      for (Mark& mark : plan.marks) mark.clock = MarkClock::session;
    }
    if (chance(3)) plan.most = Millis{1 + below(600000)};
  }

  Phase make_phase() {
    Phase phase{.name = "phase", .kind = static_cast<PhaseKind>(below(3)), .side = static_cast<Side>(below(4))};
    if (chance(2)) phase.minimum = Millis{below(200000)};
    if (chance(4)) {
      if (chance(2)) phase.cap = Millis{below(300000)};
    } else {
      phase.target = Millis{below(300000)};
    }
    phase.optional = chance(4);
    for (int i = below(5); i > 0; --i) phase.prompts.push_back({"prompt " + std::to_string(i)});
    spread_prompts(phase);
    if (chance(2)) phase.technique = "technique";
    if (chance(2)) {
      phase.reminders = {{"reminder 1"}, {"reminder 2"}};
      phase.remind_every = Millis{24000 + below(60000)};
    }
    return phase;
  }

  std::mt19937 random_;
};

}  // namespace dropwise::test
