#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include <doctest/doctest.h>

#include "base/text.h"
#include "i18n/language.h"
#include "live/views/bar.h"
#include "live/views/glyphs.h"
#include "live/views/view.h"
#include "protocols/build_plan.h"
#include "protocols/protocol_catalog.h"
#include "support/folder.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

Plan plan() {
  return {.protocol = "p",
          .policy = Policy::clock,
          .phases = {{.name = "round 1",
                      .side = Side::left,
                      .minimum = 5min,
                      .maximum = 7min,
                      .target = 7min,
                      .published = true,
                      .prompts = {{"Thumb above, two fingers below."}, {"Press back.", 40s}}},
                     {.name = "round 1", .side = Side::right, .cap = 14min}}};
}

struct At {
  Millis time{0};
  Size size = {};
  Style style = {};
  bool paused = false;
  std::string notice = {}, key_line = {};
};

std::string frame(const At& at, const Plan& of = plan()) {
  Session session(of);
  session.advance(at.time);
  if (at.paused) session.act(Action::pause, at.time);
  const ZonedTime began = parse_rfc3339("2026-11-20T03:10:00+01:00").value();
  const ViewState state{session.plan(), session.snapshot(at.time), began, at.size, true, at.style, at.notice,
                        at.key_line};
  std::string text;
  for (const std::string& row : big_frame(state)) text += row + "\n";
  return text;
}

}  // namespace

TEST_CASE("LEFT is at the left edge, RIGHT at the right, in their colours, and the time in the middle") {
  const std::string right = frame({.time = 8min, .size = {80, 24}, .style = {.colour = true}});
  CHECK(right.starts_with(std::string(79 - 54, ' ') + "\x1b[38;5;166m"));
  const std::string left = frame({.time = 148s, .size = {80, 24}, .style = {.colour = true}});
  CHECK(left.starts_with("\x1b[38;5;31m"));
}

TEST_CASE("the frames of the big view at five sizes are as they were looked at") {
  for (const char* size : {"20x5", "40x12", "60x16", "80x24", "120x40"}) {
    CAPTURE(size);
    int columns = 0, rows = 0;
    REQUIRE(std::sscanf(size, "%dx%d", &columns, &rows) == 2);
    std::string text;
    for (const Millis at : {148s, 480s})
      text += frame({.time = at, .size = {columns, rows}, .key_line = "space next, p pause, q finish"}) + "\n";
    CHECK(test::read_file(std::string(DROPWISE_SOURCE) + "/tests/data/frames/" + size + ".txt") == text);
  }
}

TEST_CASE("the big view is also drawn in ASCII") {
  CHECK(frame({.time = 8min, .size = {36, 12}, .style = {.utf8 = false}}) ==
        "                          R I G H T\n"
        "       #      ###   ### \n"
        "      ##   # #   # #   #\n"
        "       #     #   # #   #\n"
        "       #   # #   # #   #\n"
        "      ###     ###   ### \n"
        "round 1: so far, our limit in 13:00\n"
        "===--------------------------------\n"
        "\n"
        "then the end in 13:00 (03:31)\n"
        "L===========R=>--------------------\n"
        "LEFT 7:00  RIGHT 1:00  session 8:00\n");
}

TEST_CASE("a larger terminal gets larger letters, and the frame always fits") {
  for (int columns = 20; columns <= 300; columns += 7) {
    for (int rows = 1; rows <= 80; rows += 3) {
      for (const bool utf8 : {true, false}) {
        CAPTURE(columns);
        CAPTURE(rows);
        const std::string text = frame({.time = 148s, .size = {columns, rows}, .style = {.utf8 = utf8}});
        CHECK(std::count(text.begin(), text.end(), '\n') <= rows);
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
          CHECK(columns > static_cast<int>(dropwise::display_width(line)));
      }
    }
  }
  const auto first = [](Size size) {
    return dropwise::display_width(
        frame({.time = 148s, .size = size}).substr(0, frame({.time = 148s, .size = size}).find('\n')));
  };
  CHECK(first({40, 12}) == 23);
  CHECK(first({80, 24}) == 46);
  CHECK(first({200, 50}) == 138);
  CHECK(first({300, 80}) == 138);
}

TEST_CASE("the bar of a phase has a mark at its minimum, and a phase without a length has no bar") {
  Session session(plan());
  session.advance(210s);
  const ZonedTime began = parse_rfc3339("2026-11-20T03:10:00+01:00").value();
  const ViewState state{session.plan(), session.snapshot(210s), began, {}, true, {.utf8 = false}};
  CHECK(phase_bar(state, 28) == "==============------|-------");
  Session open({.protocol = "p", .phases = {{.name = "a", .side = Side::left}}});
  open.advance(10s);
  CHECK(phase_bar({open.plan(), open.snapshot(10s), began}, 28).empty());
}

TEST_CASE("the big view tells the time on the clock, and when the session ends if no key is pressed") {
  CHECK(frame({.time = 148s, .size = {80, 24}}).find("  now 03:12, ends 03:31\n") != std::string::npos);
  CHECK(frame({.time = 148s, .size = {80, 24}, .paused = true}).find("  now 03:12\n") != std::string::npos);
  CHECK(frame({.time = 148s, .size = {52, 24}}).find("session 2:28       now 03:12\n") != std::string::npos);
  CHECK(frame({.time = 148s, .size = {40, 24}}).find("now") == std::string::npos);
}

TEST_CASE("the keys are a table that takes the place of the frame, in parts if it is too long") {
  Session session(plan());
  session.advance(148s);
  const ZonedTime began = parse_rfc3339("2026-11-20T03:10:00+01:00").value();
  ViewState state{session.plan(), session.snapshot(148s), began, {40, 4}, true};
  state.help = {"space  next", "p      pause, or carry on", "q      finish and save"};
  CHECK(big_frame(state) ==
        std::vector<std::string>{"LEFT  4:32 to go  then right breast", state.help[0], state.help[1], state.help[2]});
  state.size.rows = 3;
  state.help_age = 6s;
  CHECK(big_frame(state) == std::vector<std::string>{"LEFT  4:32 to go  then right breast", state.help[2]});
}

TEST_CASE("a paused big view names the phase, because PAUSED takes the place of the side") {
  const std::string text = frame({.time = 148s, .size = {80, 24}, .paused = true});
  CHECK(text.find("paused: LEFT breast, round 1, 4:32 to go\n") != std::string::npos);
  CHECK(text.find("then right breast, 4:32 after you carry on\n") != std::string::npos);
}

TEST_CASE("the big view announces a change in the last five seconds") {
  CHECK(frame({.time = 6min + 56s, .size = {80, 24}}).find("\nright breast in 4 s\n") != std::string::npos);
}

TEST_CASE("an open phase counts up and gives no time for what comes next") {
  Plan open = plan();
  open.phases[1].cap.reset();
  const std::string text = frame({.time = 9min, .size = {80, 24}}, open);
  CHECK(text.find("round 1: so far, no set time\n") != std::string::npos);
  CHECK(text.find("then the end, when you move on\n") != std::string::npos);
  CHECK(frame({.time = 9min, .size = {80, 24}}).find("round 1: so far, our limit in 12:00\n") != std::string::npos);
}

TEST_CASE("a notice replaces the prompt without adding lines") {
  const std::string with = frame({.time = 148s, .size = {80, 24}, .notice = "Noted: your milk is flowing."});
  CHECK(with.find("Noted: your milk is flowing.\n") != std::string::npos);
  CHECK(with.find("Press back.") == std::string::npos);
  const std::string without = frame({.time = 148s, .size = {80, 24}});
  CHECK(std::count(with.begin(), with.end(), '\n') == std::count(without.begin(), without.end(), '\n'));
}

TEST_CASE("a prompt that does not fit is shown in parts, one after another") {
  Plan wordy = plan();
  std::string words = "one two";
  for (int i = 3; i < 40; ++i) words += " word";
  wordy.phases[0].prompts = {{words + " fifteen"}};
  const Size size{40, 12};
  CHECK(frame({.time = 2s, .size = size}, wordy).find("one two") != std::string::npos);
  CHECK(frame({.time = 2s, .size = size}, wordy).find("fifteen") == std::string::npos);
  CHECK(frame({.time = 12s, .size = size}, wordy).find("fifteen") != std::string::npos);
}

TEST_CASE("a prompt in parts starts with its first part, whenever it is given") {
  Plan wordy = plan();
  std::string words = "one two";
  for (int i = 3; i < 40; ++i) words += " word";
  wordy.phases[0].prompts = {{"First."}, {words + " fifteen", 21s}};
  const Size size{40, 12};
  CHECK(frame({.time = 22s, .size = size}, wordy).find("one two") != std::string::npos);
  CHECK(frame({.time = 33s, .size = size}, wordy).find("fifteen") != std::string::npos);
}

TEST_CASE("the night view is red on black in colour, and uses light blocks without colour") {
  const std::string red = frame({.time = 148s, .size = {80, 24}, .style = {.colour = true, .night = true}});
  CHECK(red.find("\x1b[38;5;196;48;5;16m██") != std::string::npos);
  CHECK(red.find("\x1b[1") == std::string::npos);
  CHECK(red.find("\x1b[7") == std::string::npos);
  const std::string points = frame({.time = 148s, .size = {80, 24}, .style = {.night = true}});
  CHECK(points.find("█") == std::string::npos);
  CHECK(points.find("░░") != std::string::npos);
}

TEST_CASE("colour in the big view adds codes but changes no word") {
  std::string coloured = frame({.time = 148s, .size = {80, 24}, .style = {.colour = true}, .key_line = "p pause"});
  for (const std::string mark : {"\x1b[1m", "\x1b[2m", "\x1b[0m", "\x1b[38;5;31m"}) {
    for (auto at = coloured.find(mark); at != std::string::npos; at = coloured.find(mark))
      coloured.erase(at, mark.size());
  }
  CHECK(coloured == frame({.time = 148s, .size = {80, 24}, .key_line = "p pause"}));
}

TEST_CASE("without room for large letters, the status line is shown with the prompt below it") {
  CHECK(frame({.time = 148s, .size = {20, 3}}) == "LEFT  4:32 to go\nPress back.\n\n");
  CHECK(frame({.time = 148s, .size = {20, 1}}) == "LEFT  4:32 to go\n");
}

TEST_CASE("the bar leaves out an optional phase that has not begun") {
  Plan wish = plan();
  wish.phases.push_back({.name = "again", .side = Side::left, .cap = 14min, .optional = true});
  Session session(wish);
  session.advance(60s);
  const ViewState state{session.plan(), session.snapshot(60s), {}};
  CHECK(session_bar(state, 23) == "L>──────R──────────────");
}

TEST_CASE("the bar gives every phase its share of the width, and a swap exchanges the letters") {
  Session session(plan());
  session.act(Action::swap, 210s);
  const ViewState state{session.plan(), session.snapshot(210s), {}};
  CHECK(session_bar(state, 23) == "R━━━>───L──────────────");
  const ViewState ascii{session.plan(), session.snapshot(210s), {}, {}, false, {.utf8 = false}};
  CHECK(session_bar(ascii, 23) == "R===>---L--------------");
  CHECK(session_bar(ascii, 1) == "R");
}

TEST_CASE("every word and digit that is drawn large has its letters") {
  for (const char* text : {"LEFT", "RIGHT", "BOTH", "READY", "PAUSED", "0123456789:"}) {
    int points = -1;
    for (const char* c = text; *c != 0; ++c) points += large_columns(std::string(1, *c), {1, 1}) + 1;
    CHECK(large_columns(text, {1, 1}) == points);
    CHECK(draw_large(text, {1, 1}, "#").size() == 5);
  }
}

TEST_CASE("every protocol is drawn at every promised size") {
  const ProtocolCatalog catalog{std::filesystem::path()};
  for (const CatalogEntry& entry : catalog.list()) {
    const Protocol protocol = catalog.find(entry.id);
    const Plan of = build_plan(protocol, {.mode = protocol.modes.front().id});
    for (const Size size : {Size{80, 24}, Size{40, 12}, Size{200, 50}}) {
      CAPTURE(entry.id);
      const std::string text = frame({.time = 30s, .size = size}, of);
      CHECK(text.find("session 0:30") != std::string::npos);
      CHECK(text.find("█") != std::string::npos);
    }
  }
}

TEST_CASE("Chinese words are drawn large, from points of their own, and the bar has the letters of the language") {
  const ScopedLanguage chinese(*find_language("zh"));
  const std::string drawn = frame({.time = 148s, .size = {40, 14}});
  CHECK(
      drawn.starts_with("    █         █ █▀▀▀█   █\n"
                        "▀▀▀█▀▀▀▀▀▀▀  █  █ █ █ █ █\n"));
  CHECK(drawn.find("左侧 2:28") != std::string::npos);
  for (const char* word : {"左侧", "右侧", "双侧", "准备", "暂停"}) CHECK(has_large(word));
  CHECK(large_columns("左侧", {4, 2}) == 50);
  CHECK(draw_large("左侧", {4, 2}, "#").size() == 11);
  CHECK(draw_large("左侧", {2, 1}, "#").size() == 6);
  const ScopedLanguage french(*find_language("fr"));
  CHECK(frame({.time = 148s, .size = {40, 16}}).find("G━━━>────────D──") != std::string::npos);
}

TEST_CASE("in every language the side is shown completely, in large letters or spelled") {
  constexpr std::array kScales = {Scale{6, 3}, Scale{4, 2}, Scale{2, 1}, Scale{1, 0}, Scale{1, 1}};
  for (const Language& language : languages()) {
    const ScopedLanguage speaking(language);
    for (const int wide : {30, 40, 60, 80, 120, 200}) {
      CAPTURE(language.code);
      CAPTURE(wide);
      const std::string drawn = frame({.time = 148s, .size = {wide, 40}});
      const std::string first = drawn.substr(0, drawn.find('\n'));
      const std::string word = tr("LEFT");
      const bool large = std::ranges::any_of(
          kScales, [&](const Scale& scale) { return draw_large(word, scale, "█").front() == first; });
      std::string letters = first;
      std::erase(letters, ' ');
      CHECK((large || letters == word));
    }
  }
}
