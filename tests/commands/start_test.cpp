#include <doctest/doctest.h>

#include <array>
#include <sstream>
#include <tuple>

#include "protocols/protocol_catalog.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("--view auto overrides a view in the configuration") {
  Tool tool;
  tool.config("view = \"json\"\n");
  CHECK_FALSE(tool.run({"rehearse", "kaiser", "--speed", "1000"}).says("Rehearsal at"));
  CHECK(tool.run({"rehearse", "kaiser", "--speed", "1000", "--view", "auto"}).says("Rehearsal at"));
}

TEST_CASE("start runs a whole session with no key pressed, and records both breasts") {
  Tool tool;
  const Ran ran = tool.run({"start", "marmet", "--mode", "little"});
  CHECK(ran.exit == 0);
  CHECK(ran.bells == std::vector{1, 2, 1, 2, 1, 2, 3});
  CHECK(ran.says("This is not medical advice. Expressing should not hurt."));
  CHECK(ran.says("Time expressing: left breast 15:00, right breast 15:00; 30:00 in total."));
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["state"] == "finished");
  CHECK(session["left"]["active_s"] == 900);
  CHECK(session["right"]["active_s"] == 900);
  CHECK(session["segments"].size() == 10);
  CHECK(session["segments"][2]["started"] == "2026-11-20T06:04:10+00:00");
  CHECK(session["segments"][2]["ended"] == "2026-11-20T06:11:10+00:00");
  CHECK(session["segments"][3]["started"] == "2026-11-20T06:11:10+00:00");
  CHECK(session["segments"][3]["side"] == "right");
  CHECK(session["segments"][3]["ended_by"] == "clock");
  CHECK(session["ended"] == "2026-11-20T06:36:10+00:00");
  CHECK(session["first_side"] == "left");
  CHECK(session["pending"] == true);
}

TEST_CASE("every protocol runs to its end with no key pressed") {
  for (const auto& [protocol, left, right] : {std::tuple{"kaiser", 600, 600}, std::tuple{"gstt", 900, 900},
                                              std::tuple{"lll", 900, 900}, std::tuple{"first-days", 900, 900}}) {
    Tool tool;
    CHECK(tool.run({"start", protocol}).exit == 0);
    const Json session = tool.run({"show", "--json"}).json();
    CHECK(session["left"]["active_s"] == left);
    CHECK(session["right"]["active_s"] == right);
  }
}

TEST_CASE("the first breast alternates, and start says why") {
  Tool tool;
  CHECK(tool.run({"start", "kaiser"}).says("Left breast first, as there is no earlier session."));
  CHECK(tool.run({"start", "kaiser"}).says("Right breast first: last time it was the left."));
  CHECK(tool.run({"start", "kaiser", "--first", "right"}).exit == 0);
  CHECK(tool.run({"plan", "kaiser", "--json"}).json()["first"] == "left");
}

TEST_CASE("a missing mode is asked for once, and then the last one is used") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(2s, "e"), key(10min, "q")};
  const Ran asked = tool.run({"start", "marmet"});
  CHECK(asked.says("Does your milk flow well yet? Press a key to choose; otherwise \"little\" starts\nin 30 seconds."));
  CHECK(tool.run({"show", "--json"}).json()["mode"] == "established");
  tool.script = {key(10s, "q")};
  CHECK(tool.run({"start", "marmet"}).says("Mode established, as last time."));
}

TEST_CASE("leaving at the question for the mode records nothing") {
  for (const char* out : {"q", "\x1b"}) {
    Tool tool;
    tool.keys = true;
    tool.script = {key(2s, out)};
    const Ran left = tool.run({"start", "marmet"});
    CHECK(left.says("  q   don't start"));
    CHECK(left.exit == 1);
    CHECK(left.err == "dropwise: cancelled before the session started\nNothing was recorded.\n");
    CHECK(tool.run({"list", "--json"}).out == "[]\n");
  }
}

TEST_CASE("if nobody answers, the mode is little, and start says so") {
  Tool tool;
  CHECK(tool.run({"start", "marmet"}).says("Mode little, as none was chosen. For the other, use --mode established."));
  Tool silent;
  silent.keys = true;
  CHECK(silent.run({"start", "marmet"}).exit == 0);
  CHECK(silent.run({"show", "--json"}).json()["mode"] == "little");
}

TEST_CASE("after the end, start asks for the volumes") {
  Tool tool;
  tool.keys = true;
  tool.answers = {"lots", "12", "3drops"};
  const Ran ran = tool.run({"start", "kaiser"});
  CHECK(ran.says("invalid volume `lots`"));
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["left"]["volume_ml"] == 12);
  CHECK(session["right"]["volume_ml"] == 0.15);
  CHECK(session["right"]["estimate"] == true);
  tool.answers = {"", ""};
  CHECK(tool.run({"start", "kaiser"})
            .says("The amount is missing. To add it, run `dropwise amend 2 --left VOL --right VOL`."));
  CHECK(tool.run({"show", "--json"}).json()["pending"] == true);
}

TEST_CASE("with --only, one breast is expressed, and only its volume is asked for") {
  Tool tool;
  tool.keys = true;
  tool.answers = {"5"};
  tool.run({"start", "kaiser", "--only", "right"});
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["left"]["active_s"] == 0);
  CHECK(session["right"]["active_s"] == 600);
  CHECK(session["right"]["volume_ml"] == 5);
  CHECK(session["pending"] == false);
}

TEST_CASE("our own lengths can be changed, and so can the target") {
  Tool tool;
  tool.run({"start", "marmet", "--mode", "little", "--prepare", "0", "--assist", "10s", "--target", "min"});
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["ended"] == "2026-11-20T06:20:30+00:00");
  tool.run({"start", "gstt", "--cap", "2m", "--prepare", "0", "--assist", "0"});
  CHECK(tool.run({"show", "--json"}).json()["segments"][0]["ended_by"] == "cap");
}

TEST_CASE("Ctrl-C finishes and saves a session, and a termination leaves it to be resumed") {
  Tool tool;
  tool.script = {signal(4min, Input::Kind::interrupt)};
  CHECK(tool.run({"start", "kaiser"}).exit == 130);
  CHECK(tool.run({"show", "--json"}).json()["state"] == "finished");
  CHECK(tool.run({"show", "--json"}).json()["left"]["active_s"] == 30);
  for (const auto& [kind, exit] : {std::pair{Input::Kind::terminate, 143}, std::pair{Input::Kind::hangup, 129}}) {
    tool.script = {signal(4min, kind)};
    CHECK(tool.run({"start", "kaiser", "--first", "left"}).exit == exit);
    CHECK(tool.run({"show", "--json"}).json()["state"] == "interrupted");
    CHECK(tool.run({"show", "--json"}).json()["left"]["active_s"] == 30);
    CHECK(tool.run({"resume", "--finish"}).exit == 0);
  }
}

TEST_CASE("status shows an interrupted session, and resume continues it with the gap as a pause") {
  Tool tool;
  tool.script = {signal(4min, Input::Kind::hangup)};
  tool.run({"start", "kaiser", "--first", "left"});
  tool.clock.pass(30min);
  CHECK(tool.run({"status"}).out ==
        "Session 1 was interrupted 30 min ago (LEFT breast: express), after 4:00. `dropwise resume` continues it.\n");
  CHECK(tool.run({"resume"}).exit == 0);
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["state"] == "finished");
  CHECK(session["left"]["active_s"] == 600);
  CHECK(session["paused_s"] == 1800);
  CHECK(tool.run({"resume"}).exit == 3);
}

TEST_CASE("resume can count the gap as expressing, or finish the session where it was interrupted") {
  Tool tool;
  for (const auto& [option, left] : {std::pair{"--count-gap", 600}, std::pair{"--finish", 30}}) {
    tool.script = {signal(4min, Input::Kind::hangup)};
    tool.run({"start", "kaiser", "--first", "left"});
    tool.clock.pass(30min);
    CHECK(tool.run({"resume", option}).exit == 0);
    CHECK(tool.run({"show", "--json"}).json()["left"]["active_s"] == left);
  }
  CHECK(tool.run({"show", "--json"}).json()["segments"].back()["ended_by"] == "interrupted");
}

TEST_CASE("a resumed session says where it is") {
  Tool tool;
  tool.script = {signal(4min, Input::Kind::hangup)};
  tool.run({"start", "kaiser", "--first", "left"});
  tool.clock.pass(1min);
  const Ran ran = tool.run({"resume"});
  CHECK(ran.says("   5:00  LEFT breast: express, 5:00 to 10:00 (published)."));
  CHECK(
      ran.says("   5:00  Thumb opposite fingers, 1 to 1.5 inches from the nipple. Press back, compress, release. Drops "
               "stop? New spot."));
  CHECK(ran.bells == std::vector{1, 2, 3});
}

TEST_CASE("after a swap, the breast actually expressed decides which comes first next time") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(4min, "s"), key(5min, "q")};
  tool.run({"start", "kaiser", "--first", "left"});
  CHECK(tool.run({"plan", "kaiser", "--json"}).json()["first"] == "left");
}

TEST_CASE("a session that ends before any expressing is not kept, and does not alternate the breasts") {
  Tool tool;
  tool.script = {signal(30s, Input::Kind::interrupt)};
  const Ran ran = tool.run({"start", "kaiser", "--first", "left"});
  CHECK(ran.exit == 130);
  CHECK(ran.says("Nothing was expressed, so session 1 was not kept. `dropwise undo` brings it back."));
  CHECK_FALSE(ran.says("Saved as session"));
  CHECK(tool.run({"list", "--json"}).out == "[]\n");
  CHECK(tool.run({"plan", "kaiser"}).says("as there is no earlier session"));
  tool.run({"undo"});
  CHECK(tool.run({"show", "--json"}).json()["pending"] == false);
}

TEST_CASE("an interrupted session in which nothing was expressed is not kept when it is finished") {
  Tool tool;
  tool.script = {signal(30s, Input::Kind::terminate)};
  CHECK(tool.run({"start", "kaiser", "--first", "left"}).exit == 143);
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
  CHECK(tool.run({"resume", "--finish"}).out ==
        "Nothing was expressed, so session 1 was not kept. `dropwise undo` brings it back.\n");
  CHECK(tool.run({"list", "--json"}).out == "[]\n");
}

TEST_CASE("a script is told whether a session is kept") {
  Tool tool;
  tool.script = {signal(30s, Input::Kind::interrupt)};
  CHECK(tool.run({"start", "kaiser", "--view", "json"}).says("\"kept\":false"));
  tool.script = {};
  CHECK(tool.run({"start", "kaiser", "--view", "json"}).says("\"kept\":true"));
  tool.script = {signal(30s, Input::Kind::interrupt)};
  tool.run({"start", "kaiser", "--view", "json"});
  CHECK(tool.run({"list", "--json"}).json().size() == 1);
}

TEST_CASE("a logged entry does not change the remembered mode") {
  Tool tool;
  tool.run({"start", "marmet", "--mode", "established"});
  tool.run({"log", "--protocol", "marmet", "--left", "5"});
  CHECK(tool.run({"plan", "marmet", "--json"}).json()["mode"] == "established");
}

TEST_CASE("with --only, nothing is said about the other breast") {
  Tool tool;
  CHECK_FALSE(tool.run({"start", "gstt", "--only", "left"}).says("other breast"));
  CHECK(tool.run({"start", "gstt"}).says("other breast"));
}

TEST_CASE("an option overrides the configuration, even with the default value") {
  Tool tool;
  tool.config("cap = \"10m\"\n");
  CHECK(tool.run({"plan", "gstt", "--json"}).json()["phases"][2]["cap_s"] == 600);
  CHECK(tool.run({"plan", "gstt", "--cap", "15m", "--json"}).json()["phases"][2]["cap_s"] == 900);
}

TEST_CASE("the times at which milk was marked as flowing are recorded") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(4min, "m"), key(5min, "q")};
  tool.run({"start", "kaiser"});
  CHECK(tool.run({"show", "--json"}).json()["flowing_s"] == Json::array({240}));
  CHECK(tool.run({"show"}).says("milk flowing at  4:00"));
}

TEST_CASE("a new start mentions the interrupted session and leaves it as it is") {
  Tool tool;
  tool.script = {signal(4min, Input::Kind::hangup)};
  tool.run({"start", "kaiser"});
  CHECK(tool.run({"start", "lll"}).says("Session 1 was interrupted just now"));
  CHECK(tool.run({"show", "1", "--json"}).json()["state"] == "interrupted");
}

TEST_CASE("start --view json prints only lines of JSON") {
  Tool tool;
  const Ran ran = tool.run({"start", "kaiser", "--view", "json", "--kind", "colostrum"});
  CHECK(ran.said.size() > 20);
  for (const std::string& line : ran.said) CHECK(Json::parse(line).contains("event"));
  CHECK(Json::parse(ran.said.front())["event"] == "session_started");
  CHECK(Json::parse(ran.said.back())["event"] == "session_finished");
  CHECK(tool.run({"show", "--json"}).json()["kind"] == "colostrum");
}

TEST_CASE("--method is recorded, and is hand by default") {
  Tool tool;
  CHECK(tool.run({"start", "kaiser", "--method", "both"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["method"] == "both");
  CHECK(tool.run({"start", "kaiser"}).exit == 0);
  CHECK(tool.run({"show", "--json"}).json()["method"] == "hand");
  const Ran wrong = tool.run({"start", "kaiser", "--method", "foot"});
  CHECK(wrong.exit == 2);
  CHECK(wrong.err == "dropwise: --method: invalid value `foot`\nExpected one of hand, pump, both.\n");
}

TEST_CASE("a rehearsal records nothing and says so") {
  Tool tool;
  const Millis before = tool.clock.ticks();
  const Ran ran = tool.run({"rehearse", "marmet"});
  CHECK(ran.exit == 0);
  CHECK(ran.says("Nothing is recorded."));
  CHECK(ran.says("Time expressing: left breast 15:00, right breast 15:00"));
  CHECK(tool.clock.ticks() - before < 37s);
  CHECK_FALSE(std::filesystem::exists(tool.log()));
}

TEST_CASE("without a protocol, the last one is used, or an error lists them") {
  Tool tool;
  const Ran none = tool.run({"start"});
  CHECK(none.exit == 2);
  CHECK(
      none.err ==
      "dropwise: no protocol was given, and none was used before\n"
      "Choose one: first-days, gstt, kaiser, lll, marmet. `dropwise protocols list` describes them; `dropwise choose` "
      "helps you choose.\n");
  tool.run({"start", "gstt", "--cap", "1m"});
  CHECK(tool.run({"plan", "--json"}).json()["protocol"] == "gstt");
}

TEST_CASE("any interrupted session can be finished, and no other") {
  Tool tool;
  for (int i = 0; i < 2; ++i) {
    tool.script = {signal(1min, Input::Kind::hangup)};
    CHECK(tool.run({"start", "lll", "--prepare", "0", "--assist", "0"}).exit == 129);
  }
  CHECK(tool.run({"resume", "1", "--finish"}).out == "Finished session 1 where it was interrupted, after 1:00.\n");
  const Ran again = tool.run({"resume", "1", "--finish"});
  CHECK(again.exit == 2);
  CHECK(again.err ==
        "dropwise: session 1 was not interrupted\n`dropwise list` shows which sessions were interrupted.\n");
  CHECK(tool.run({"resume", "7"}).exit == 3);
  CHECK(tool.run({"resume", "--finish"}).out.starts_with("Finished session 2 "));
}

TEST_CASE("in another language, no prompt of a protocol is in English") {
  constexpr std::array<std::array<const char*, 3>, 7> kLed = {{{"de", "marmet", "big"},
                                                               {"es", "kaiser", "big"},
                                                               {"fr", "gstt", "big"},
                                                               {"zh", "lll", "big"},
                                                               {"de", "first-days", "big"},
                                                               {"es", "marmet", "plain"},
                                                               {"zh", "kaiser", "line"}}};
  for (const auto& [language, id, view] : kLed) {
    Tool tool;
    tool.term = "xterm";
    const Ran ran = tool.run({"--lang", language, "start", id, "--view", view, "--cap", "1m"});
    CHECK(ran.exit == 0);
    CHECK(ran.said.size() > 3);
    std::string all;  // joined into one line
    for (const std::string& line : ran.said) {
      std::istringstream words(line);
      for (std::string word; words >> word;) all += word + " ";
    }
    for (const Step& step : ProtocolCatalog({}).find(id).steps) {
      for (const Sentence& said : step.prompts) {
        const std::string about = std::string(language) + " " + id + " " + view + ": " + said.text;
        CAPTURE(about);
        CHECK(all.find(said.text) == std::string::npos);
      }
    }
  }
}

TEST_CASE("a session that was ended by mistake goes on, with the time between as a pause") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(4min, "q")};
  const Ran first = tool.run({"start", "kaiser", "--first", "left"});
  CHECK(first.says("To continue it, run `dropwise resume` within 30 min."));
  tool.run({"amend", "--left", "3"});
  tool.keys = false;
  tool.clock.pass(10min);
  const Ran again = tool.run({"resume"});
  CHECK(again.exit == 0);
  CHECK(again.says("Resuming session 1, which ran for 4:00 and ended 10 min ago."));
  CHECK_FALSE(again.says("To continue it"));
  const Json session = tool.run({"show", "--json"}).json();
  CHECK(session["state"] == "finished");
  CHECK(session["left"]["active_s"] == 600);
  CHECK(session["left"]["volume_ml"] == 3);
  CHECK(session["paused_s"].get<double>() >= 600);
  CHECK(tool.run({"undo"}).out.starts_with("Undone: the recording of session 1.\n"));
  CHECK(tool.run({"undo"}).out.starts_with("Undone: the change to session 1.\n"));
  CHECK(tool.run({"undo"}).exit == 1);
}

TEST_CASE("a session is taken up again for half an hour, unless it ran to its end or was not guided") {
  Tool tool;
  tool.keys = true;
  tool.script = {key(4min, "q")};
  tool.run({"start", "kaiser", "--first", "left"});
  tool.clock.pass(29min);
  CHECK(tool.run({"resume", "1", "--finish"}).err.starts_with("dropwise: session 1 was not interrupted\n"));
  CHECK(tool.run({"resume", "1", "--count-gap"}).err ==
        "dropwise: session 1 was not interrupted\nThe time since it ended counts as a pause. Leave out --count-gap.\n");
  tool.clock.pass(2min);
  CHECK(tool.run({"resume", "1"}).err ==
        "dropwise: cannot resume session 1: it ended more than 30 min ago\n`dropwise start` begins a new one.\n");
  CHECK(tool.run({"resume"}).err ==
        "dropwise: there is no interrupted session, and none that you ended early in the last 30 min\n`dropwise start` "
        "begins a new one.\n");
  tool.keys = false;
  tool.run({"start", "kaiser"});
  CHECK(tool.run({"resume", "last"}).err ==
        "dropwise: cannot resume session 2: it is already complete\n`dropwise start` begins a new one.\n");
  tool.run({"log", "--left", "5"});
  CHECK(tool.run({"resume", "last"}).err ==
        "dropwise: cannot resume session 3: it was not guided\n`dropwise start` begins a new one.\n");
}

TEST_CASE("an interrupted session is resumed before one that was ended") {
  Tool tool;
  tool.script = {signal(4min, Input::Kind::hangup)};
  tool.run({"start", "kaiser", "--first", "left"});
  tool.keys = true;
  tool.script = {key(4min, "q")};
  tool.run({"start", "kaiser", "--first", "left"});
  tool.keys = false;
  CHECK(tool.run({"resume"}).says("Resuming session 1, interrupted after 4:00"));
}
