#include "terminal/canvas.h"

#include <doctest/doctest.h>

using namespace dropwise;

namespace {

using Lines = std::vector<std::string>;

constexpr Size kSize{40, 10};

}  // namespace

TEST_CASE("a full frame takes the alternate screen and is written whole, as one update") {
  Canvas canvas(Screen::full);
  CHECK(canvas.show(Lines{"LEFT", "4:32"}, kSize) ==
        "\x1b[?2026h\x1b[?1049h\x1b[?25l\x1b[2J\x1b[1;1HLEFT\x1b[K\x1b[2;1H4:32\x1b[K\x1b[?2026l");
}

TEST_CASE("of the next full frame only the rows that changed are written, and none when none did") {
  Canvas canvas(Screen::full);
  canvas.show(Lines{"LEFT", "4:32", "x"}, kSize);
  CHECK(canvas.show(Lines{"LEFT", "4:31", "x"}, kSize) == "\x1b[?2026h\x1b[2;1H4:31\x1b[K\x1b[?2026l");
  CHECK(canvas.show(Lines{"LEFT", "4:31", "x"}, kSize).empty());
  CHECK(canvas.show(Lines{"LEFT"}, kSize) == "\x1b[?2026h\x1b[2;1H\x1b[K\x1b[3;1H\x1b[K\x1b[?2026l");
}

TEST_CASE("rows beyond the terminal are not written") {
  Canvas canvas(Screen::full);
  CHECK(canvas.show(Lines{"a", "b", "c"}, {40, 2}).find("\x1b[3;1H") == std::string::npos);
}

TEST_CASE("what is said during a full frame stands in the scrollback after it") {
  Canvas canvas(Screen::full);
  CHECK(canvas.say("before", kSize) == "before\n");
  canvas.show(Lines{"LEFT"}, kSize);
  CHECK(canvas.say("trouble", kSize).empty());
  CHECK(canvas.show({}, kSize) == "\x1b[2J\x1b[H\x1b[?1049l\x1b[?25htrouble\n");
  CHECK(canvas.say("after", kSize) == "after\n");
}

TEST_CASE("after a refresh a frame is written whole again") {
  Canvas canvas(Screen::full);
  canvas.show(Lines{"LEFT"}, kSize);
  CHECK(canvas.refresh(kSize) == "\x1b[2J");
  CHECK(canvas.show(Lines{"LEFT"}, kSize) == "\x1b[?2026h\x1b[1;1HLEFT\x1b[K\x1b[?2026l");
}

TEST_CASE("a line frame stands under what is said, and one broken by a narrower terminal is taken away whole") {
  Canvas canvas(Screen::line);
  CHECK(canvas.show(Lines{"LEFT 4:32"}, kSize) == "\x1b[?25lLEFT 4:32");
  CHECK(canvas.say("a prompt", kSize) == "\r\x1b[Ja prompt\nLEFT 4:32");
  CHECK(canvas.show(Lines{"LEFT 4:31"}, {4, 10}) == "\r\x1b[2A\x1b[JLEFT 4:31");
  CHECK(canvas.show({}, kSize) == "\r\x1b[J\x1b[?25h");
}

TEST_CASE("the screen is given back even when the frame was just forgotten") {
  Canvas canvas(Screen::full);
  canvas.show(Lines{"LEFT"}, kSize);
  canvas.refresh(kSize);
  CHECK(canvas.show({}, kSize) == "\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h");
  CHECK(canvas.show({}, kSize).empty());
}

TEST_CASE("where nothing is redrawn a frame writes nothing") {
  Canvas canvas(Screen::none);
  CHECK(canvas.show(Lines{"LEFT"}, kSize).empty());
  CHECK(canvas.say("a line", kSize) == "a line\n");
}
