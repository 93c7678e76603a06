#include <doctest/doctest.h>

#include <algorithm>

#include "app/errors/toml_messages.h"
#include "config/presets.h"
#include "config/reminder_rules.h"
#include "config/settings.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Rules rules(const std::string& text) {
  std::vector<Diagnostic> problems;
  Settings settings = parse_settings("[remind]\n" + text, problems);
  for (const Diagnostic& problem : problems) FAIL(problem.error->what());
  return settings.remind;
}

/// All errors, a line each, with line and column: `2:9: …`.
std::string wrong(const std::string& text) {
  std::vector<Diagnostic> problems;
  parse_settings("[remind]\n" + text, problems);
  std::string all;
  for (const Diagnostic& problem : problems)
    all += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ": " +
           message_line(*problem.error) + "\n";
  return all;
}

}  // namespace

TEST_CASE("reminder rules are read, and missing keys take their defaults") {
  CHECK(rules("") == Rules{});
  CHECK(rules("every = \"2h30m\"\nfrom = \"end\"\nsessions_per_day = 8\nlongest_gap = \"5h\"\nnight = \"23:00-05:00\"\n"
              "night_sessions = 2\nquiet = \"12:00-14:00\"\nbreak_quiet = true\nafter_quiet = \"count\"\n"
              "target = \"500ml\"\n") == Rules{.every = 150min,
                                               .from = Rules::From::end,
                                               .sessions_per_day = 8,
                                               .longest_gap = 5h,
                                               .night = DailyWindow{23h, 5h},
                                               .night_sessions = 2,
                                               .quiet = DailyWindow{12h, 14h},
                                               .break_quiet = true,
                                               .count_after_quiet = true,
                                               .target = Volume{500'000, Unit::ml}});
  CHECK(rules("night_sessions = 2\n").night == DailyWindow{0h, 6h});
  CHECK(rules("sessions_per_day = 10\n").every == 144min);
  CHECK(rules("sessions_per_day = 8\nquiet = \"22:00-06:00\"\n").every == 2h);
  CHECK(rules("sessions_per_day = 6\n").every == 4h);
}

TEST_CASE("a preset sets the rules, and other keys override it") {
  const Rules nicu = rules("preset = \"nicu\"\n");
  CHECK(nicu ==
        Rules{.preset = "nicu", .every = 3h, .sessions_per_day = 8, .longest_gap = 5h, .night = DailyWindow{0h, 6h}});
  const Rules own = rules("preset = \"nicu\"\nevery = \"2h\"\nlongest_gap = \"off\"\nsessions_per_day = \"off\"\n");
  CHECK(own.every == 2h);
  CHECK_FALSE(own.longest_gap);
  CHECK_FALSE(own.sessions_per_day);
  CHECK(own.night == DailyWindow{0h, 6h});
  CHECK_FALSE(rules("preset = \"occasional\"\n").every);
}

TEST_CASE("every preset is valid, and names a source for each of its rules") {
  CHECK(presets().size() == 5);
  for (const Preset& preset : presets()) {
    CAPTURE(preset.id);
    CHECK(wrong("preset = \"" + preset.id + "\"\n").empty());
    CHECK_FALSE(preset.sources.empty());
    for (const auto& [key, value] : preset.rules) {
      const std::string name(key.str());
      const bool told = std::ranges::any_of(preset.sources, [&](const std::string& source) {
        return source.find(name.substr(0, name.find('_', name.find('_') + 1))) != std::string::npos ||
               (name == "night_sessions" && source.find("at least") != std::string::npos) ||
               (name == "after_quiet" && source.find("after it") != std::string::npos);
      });
      CAPTURE(name);
      CHECK(told);
    }
  }
}

TEST_CASE("all invalid rules are reported, with line and column") {
  CHECK(wrong("every = \"0\"\n") ==
        "2:9: every must be \"off\" or a length of time from 30m to 24h, in quotes, such as \"2h30m\"\n");
  CHECK(wrong("every = 3\nfrom = \"middle\"\nsessions_per_day = 0\nnight = \"22:00-22:00\"\nquiet = \"nine\"\n"
              "break_quiet = \"yes\"\nnight_sessions = 7\ntarget = \"much\"\nevrey = 1\npreset = \"nicuu\"\n") ==
        "2:9: every must be \"off\" or a length of time from 30m to 24h, in quotes, such as \"2h30m\"\n"
        "3:8: from: invalid value \"middle\". Expected one of \"start\", \"end\".\n"
        "4:20: sessions_per_day must be \"off\" or a whole number from 1 to 24\n"
        "5:9: night must be \"off\" or two different times of day, such as \"22:00-06:00\"\n"
        "6:9: quiet must be \"off\" or two different times of day, such as \"22:00-06:00\"\n"
        "7:15: break_quiet must be true or false\n"
        "8:18: night_sessions must be a whole number from 0 to 6\n"
        "9:10: invalid volume `much`. Expected a volume such as 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown.\n"
        "10:1: unknown key \"evrey\". Did you mean `every`?\n"
        "11:10: unknown preset \"nicuu\". Expected one of nicu, building, established, work, occasional. Did you mean "
        "`nicu`?\n");
  CHECK(wrong("preset = \"antenatal\"\n").find("2:10: there are no reminders before the birth") == 0);
}

TEST_CASE("an unknown key and an invalid command do not hide a contradiction between rules") {
  const std::string found = wrong("evrey = 1\nnotify = [\"notify-send\"]\nevery = \"4h\"\nlongest_gap = \"3h\"\n");
  CHECK(found.find("unknown key \"evrey\"") != std::string::npos);
  CHECK(found.find("notify must contain {text}") != std::string::npos);
  CHECK(found.find("5:15: longest_gap (3h) is shorter than every (4h)\n") != std::string::npos);
}

TEST_CASE("contradictions between rules are all reported, at the key to correct") {
  CHECK(wrong("every = \"4h\"\nlongest_gap = \"3h\"\n") == "3:15: longest_gap (3h) is shorter than every (4h)\n");
  CHECK(wrong("every = \"4h\"\nsessions_per_day = 8\n") ==
        "3:20: every (4h) is too long for 8 sessions a day: it must be 3h or shorter\n");
  CHECK(wrong("every = \"3h\"\nsessions_per_day = 8\nquiet = \"20:00-08:00\"\n") ==
        "3:20: sessions_per_day = 8: sessions at least 2h apart do not fit into the 12h outside the quiet hours\n");
  CHECK(wrong("preset = \"nicu\"\nquiet = \"23:00-06:00\"\n") ==
        "3:9: the quiet hours (23:00-06:00) cover the whole night (00:00-06:00), but the rules ask for a session at "
        "night. Keys that are not set here come from the preset nicu.\n");
  CHECK(wrong("night_sessions = 4\n") ==
        "2:18: 4 sessions at least 2h apart do not fit into the night (00:00-06:00)\n");
  CHECK(wrong("break_quiet = true\nquiet = \"23:00-06:00\"\n") ==
        "2:15: break_quiet needs longest_gap: no other rule can remind you in the quiet hours\n");
  CHECK(wrong("quiet = \"10:00-08:00\"\nafter_quiet = \"count\"\n") ==
        "3:15: with after_quiet = \"count\", every (3h) is never reached in the 2h outside the quiet hours\n");
  CHECK(wrong("every = \"off\"\nsessions_per_day = 8\n") ==
        "3:20: sessions_per_day = 8 needs a value for every, but every is \"off\"\n");
  CHECK(wrong("preset = \"nicu\"\nevery = \"6h\"\nsessions_per_day = \"off\"\n") ==
        "3:9: longest_gap (5h) is shorter than every (6h). Keys that are not set here come from the preset nicu.\n");
  CHECK(wrong("every = \"5h\"\nsessions_per_day = 8\nlongest_gap = \"4h\"\n") ==
        "3:20: every (5h) is too long for 8 sessions a day: it must be 3h or shorter\n"
        "4:15: longest_gap (4h) is shorter than every (5h)\n");
}
