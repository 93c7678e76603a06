#include "terminal/frame_writer.h"

#include <doctest/doctest.h>

using namespace dropwise;

namespace {

using Lines = std::vector<std::string>;

constexpr Size kSize{40, 10};

}  // namespace

TEST_CASE("a full frame switches to the alternate screen and is written as one update") {
  FrameWriter writer(Screen::full);
  CHECK(writer.show(Lines{"LEFT", "4:32"}, kSize) ==
        "\x1b[?2026h\x1b[?1049h\x1b[?25l\x1b[2J\x1b[1;1HLEFT\x1b[K\x1b[2;1H4:32\x1b[K\x1b[?2026l");
}

TEST_CASE("only the characters that changed are written, and nothing if none did") {
  FrameWriter writer(Screen::full);
  writer.show(Lines{"LEFT", "4:32", "x"}, kSize);
  CHECK(writer.show(Lines{"LEFT", "4:31", "x"}, kSize) == "\x1b[?2026h\x1b[2;4H1\x1b[?2026l");
  CHECK(writer.show(Lines{"LEFT", "4:31", "x"}, kSize).empty());
  CHECK(writer.show(Lines{"LEFT"}, kSize) == "\x1b[?2026h\x1b[2;1H\x1b[K\x1b[3;1H\x1b[K\x1b[?2026l");
}

TEST_CASE("a part of a row is written in its own style, and what follows it stays") {
  const auto change = [](const std::string& before, const std::string& after) {
    FrameWriter writer(Screen::full);
    writer.show(Lines{before}, kSize);
    std::string bytes = writer.show(Lines{after}, kSize);
    return bytes.substr(8, bytes.size() - 16);
  };
  CHECK(change("L━>──R──", "L━━>─R──") == "\x1b[1;3H━>");
  CHECK(change("\x1b[1m4:32\x1b[0m so far", "\x1b[1m4:28\x1b[0m so far") == "\x1b[1;3H\x1b[1m28\x1b[0m");
  CHECK(change("左侧 1", "左侧 2") == "\x1b[1;6H2");
  CHECK(change("left 9:59", "left 10:00") == "\x1b[1;6H10:00\x1b[K");
  CHECK(change("abc", "ab") == "\x1b[1;3H\x1b[K");
  CHECK(change("\x1b[2mab\x1b[0m", "ab") == "\x1b[1;1Hab");
  const std::string ground = "\x1b[48;5;16m";
  CHECK(change(ground + "abc", ground + "a") == "\x1b[1;2H" + ground + "\x1b[K\x1b[0m");
}

TEST_CASE("rows below the bottom of the terminal are not written") {
  FrameWriter writer(Screen::full);
  CHECK(writer.show(Lines{"a", "b", "c"}, {40, 2}).find("\x1b[3;1H") == std::string::npos);
}

TEST_CASE("a line said during a full frame is printed when the frame ends") {
  FrameWriter writer(Screen::full);
  CHECK(writer.say("before", kSize) == "before\n");
  writer.show(Lines{"LEFT"}, kSize);
  CHECK(writer.say("trouble", kSize).empty());
  CHECK(writer.show({}, kSize) == "\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?25htrouble\n");
  CHECK(writer.say("after", kSize) == "after\n");
}

TEST_CASE("after a refresh the whole frame is written again") {
  FrameWriter writer(Screen::full);
  writer.show(Lines{"LEFT"}, kSize);
  CHECK(writer.refresh(kSize) == "\x1b[2J");
  CHECK(writer.show(Lines{"LEFT"}, kSize) == "\x1b[?2026h\x1b[1;1HLEFT\x1b[K\x1b[?2026l");
}

TEST_CASE("a line frame stays below what is said, and one wrapped by a narrower terminal is erased whole") {
  FrameWriter writer(Screen::line);
  CHECK(writer.show(Lines{"LEFT 4:32"}, kSize) == "\x1b[?25lLEFT 4:32");
  CHECK(writer.say("a prompt", kSize) == "\r\x1b[Ja prompt\nLEFT 4:32");
  CHECK(writer.show(Lines{"LEFT 4:31"}, {4, 10}) == "\r\x1b[2A\x1b[JLEFT 4:31");
  CHECK(writer.show({}, kSize) == "\r\x1b[J\x1b[?25h");
}

TEST_CASE("the screen is restored even right after a refresh") {
  FrameWriter writer(Screen::full);
  writer.show(Lines{"LEFT"}, kSize);
  writer.refresh(kSize);
  CHECK(writer.show({}, kSize) == "\x1b[0m\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h");
  CHECK(writer.show({}, kSize).empty());
}

TEST_CASE("without a screen to redraw, a frame writes nothing") {
  FrameWriter writer(Screen::none);
  CHECK(writer.show(Lines{"LEFT"}, kSize).empty());
  CHECK(writer.say("a line", kSize) == "a line\n");
}
