#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <sstream>
#include <thread>

#include "base/json.h"
#include "i18n/language.h"
#include "live/event_hook.h"
#include "live/speech_process.h"
#include "support/folder.h"
#include "support/process.h"
#include "support/pty.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kShort =
    "schema = 1\nid = \"short\"\nname = \"Short\"\nsource = \"a test\"\npolicy = \"flow\"\n"
    "[[phase]]\nname = \"one\"\nkind = \"express\"\nside = \"first\"\nlength = \"1s\"\nprompts = [\"First prompt.\"]\n"
    "[[phase]]\nname = \"two\"\nkind = \"express\"\nside = \"second\"\nlength = \"1s\"\nprompts = [\"Second "
    "prompt.\"]\n";

struct Home : Folder {
  Home() { write(".config/dropwise/protocols/short.toml", kShort); }
  void config(const std::string& text) const { write(".config/dropwise/config.toml", text); }
  std::string script(const std::string& name, const std::string& text) const {
    const auto file = write(name, "#!/bin/sh\n" + text);
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file.string();
  }
  Finished start(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {"start", "short", "--first", "left", "--view", "plain"};
    all.insert(all.end(), words.begin(), words.end());
    return run(dropwise_in(path().string(), all));
  }
  Json last() const { return Json::parse(run(dropwise_in(path().string(), {"show", "--json"})).out); }
  std::vector<std::string> lines(const std::string& name) const {
    std::istringstream text(read_file(path() / name));
    std::vector<std::string> found;
    for (std::string line; std::getline(text, line);) found.push_back(line);
    return found;
  }
};

/// Polls a condition for at most ten seconds. False if it never holds.
template <class Condition>
bool comes(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("a new text ends the speech program of the previous one at once, even if it hangs") {
  const Home home;
  const std::string file = (home / "spoken").string();
  SpeechProcess voice({home.script("speak", "echo \"begin $1\" >>" + file +
                                                "\n[ \"$1\" = one ] && exec sleep 100\necho \"end $1\" >>" + file),
                       "{text}"});
  voice.say("one");
  CHECK(comes([&] { return home.lines("spoken").size() == 1; }));
  voice.say("two words");
  CHECK(comes([&] { return home.lines("spoken").size() == 3; }));
  CHECK(home.lines("spoken") == std::vector<std::string>{"begin one", "begin two words", "end two words"});
  CHECK(voice.poll().empty());
}

TEST_CASE("no shell is involved, so spoken text is one argument, whatever it contains") {
  const Home home;
  const std::string file = (home / "spoken").string();
  SpeechProcess voice({home.script("speak", "printf '%s|' \"$@\" >" + file), "-x", "<{text}>"});
  voice.say("$(id); `id` 'x' \"y\" *");
  CHECK(comes([&] { return read_file(file) == "-x|<$(id); `id` 'x' \"y\" *>|"; }));
}

TEST_CASE("a speech program that is missing or fails is reported once") {
  const Home home;
  SpeechProcess missing({"/nowhere/speak", "{text}"});
  missing.say("one");
  std::string trouble;
  CHECK(comes([&] { return !(trouble = missing.poll()).empty(); }));
  CHECK(trouble == "The speech program `/nowhere/speak` cannot be started; the session continues without speech.");
  missing.say("two");
  CHECK(missing.poll().empty());
  SpeechProcess failing({home.script("speak", "exit 3"), "{text}"});
  failing.say("one");
  CHECK(comes([&] { return !(trouble = failing.poll()).empty(); }));
  CHECK(trouble == "The speech program `" + (home / "speak").string() + "` failed (3); the session continues.");
  SpeechProcess none({});
  CHECK(none.poll().starts_with("No speech program found"));
  CHECK(none.poll().empty());
}

TEST_CASE("the best speech program in PATH is used, with the voice of the language") {
  const Home home;
  CHECK(find_speech_program(home.path().string()).empty());
  home.script("a/say", "");
  home.script("b/espeak-ng", "");
  const std::string path = (home / "a").string() + "::" + (home / "b").string();
  CHECK(find_speech_program(path) == std::vector<std::string>{"espeak-ng", "-v", "en", "--", "{text}"});
  {
    const ScopedLanguage german(*find_language("de"));
    CHECK(find_speech_program(path) == std::vector<std::string>{"espeak-ng", "-v", "de", "--", "{text}"});
  }
  home.script("b/spd-say", "");
  CHECK(find_speech_program(path).front() == "spd-say");
}

TEST_CASE("an event command gets every event in order, as JSON and in variables") {
  const Home home;
  const std::string file = (home / "events").string();
  home.config(
      "exec = [\"" +
      home.script("hook", "read -r json; echo \"$1 $DROPWISE_EVENT $DROPWISE_SIDE $DROPWISE_T_S $json\" >>" + file) +
      "\", \"arg\"]\n");
  CHECK(home.start({"--cue", "exec"}).exit == 0);
  const auto lines = home.lines("events");
  REQUIRE(lines.size() == 9);
  CHECK(lines[0].starts_with("arg session_started  0 {\"event\":\"session_started\",\"at\":\""));
  CHECK(lines[1].starts_with("arg phase_started left 0 {"));
  CHECK(lines[2].starts_with("arg prompt left 0 {"));
  CHECK(lines[3].starts_with("arg phase_ended left 1 {"));
  CHECK(lines[4].starts_with("arg side_switched right 1 {"));
  CHECK(lines[8].starts_with("arg session_finished  2 {"));
}

TEST_CASE("an event command that hangs is killed after ten seconds, and skipped events are reported") {
  const Home home;
  EventHook hook({home.script("hook", "exec sleep 1000")});
  for (int i = 0; i < 70; ++i) hook.run("{\"event\":\"prompt\"}");
  CHECK(hook.poll(0s) == "The command `" + (home / "hook").string() + "` cannot keep up; some events were skipped.");
  CHECK(hook.poll(10s).empty());
  std::string trouble;
  CHECK(comes([&] { return !(trouble = hook.poll(11s)).empty(); }));
  CHECK(trouble == "The command `" + (home / "hook").string() + "` failed (137); the session continues.");
}

TEST_CASE("a session runs to its end if the speech program hangs, fails or is missing") {
  for (const char* text : {"exec sleep 1000", "exit 1", ""}) {
    const Home home;
    const std::string program = *text == 0 ? "/nowhere/speak" : home.script("speak", text);
    home.config("cue = [\"say\"]\nsay = [\"" + program + "\", \"{text}\"]\n");
    const Finished finished = home.start({});
    CHECK(finished.exit == 0);
    CHECK(finished.err.empty());
    const Json session = home.last();
    CHECK(session["left"]["active_s"] == 1);
    CHECK(session["right"]["active_s"] == 1);
    if (std::string(text) != "exec sleep 1000")
      CHECK(finished.out.find("; the session continues") != std::string::npos);
  }
}

TEST_CASE("an unknown cue is rejected before anything begins, and a running session continues") {
  const Home home;
  Pty pty(home.path().string(), {"start", "short", "--view", "line"});
  CHECK(pty.sees("First prompt."));
  const Finished refused = home.start({"--cue", "bel"});
  CHECK(refused.exit == 2);
  CHECK(refused.err.starts_with("dropwise: --cue: unknown cue `bel`\n"));
  const Finished nothing = home.start({"--cue", "exec"});
  CHECK(nothing.exit == 2);
  CHECK(pty.sees("Saved as session 1"));
}

TEST_CASE("flash and title are shown in a terminal, and the title is restored") {
  const Home home;
  Pty pty(home.path().string(), {"start", "short", "--first", "left", "--cue", "flash,title", "--view", "line"});
  CHECK(pty.sees("\x1b[22;2t\x1b]2;LEFT, one\a"));
  CHECK(pty.sees("\x1b[?5h"));
  CHECK(pty.sees("\x1b[?5l"));
  CHECK(pty.sees("\x1b]2;RIGHT, two\a"));
  CHECK(pty.sees("How much"));
  pty.type("\n");
  CHECK(pty.sees("How much"));
  pty.type("\n");
  CHECK(pty.wait() == 0);
  CHECK(pty.shown().find("\x1b[23;2t") != std::string::npos);
}
