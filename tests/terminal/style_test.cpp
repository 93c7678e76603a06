#include "terminal/style.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace dropwise;

namespace {

using Rgb = std::array<int, 3>;

/// A color of the cube of xterm's 256 colors, from 16 to 231.
Rgb xterm_color(int number) {
  constexpr std::array<int, 6> kSteps = {0, 95, 135, 175, 215, 255};
  const auto step = [&](int divisor) { return kSteps.at(static_cast<std::size_t>((number - 16) / divisor % 6)); };
  return {step(36), step(6), step(1)};
}

/// The relative luminance of WCAG 2.
double luminance(const Rgb& color) {
  const auto part = [](int value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(color[0]) + 0.7152 * part(color[1]) + 0.0722 * part(color[2]);
}

double contrast(const Rgb& one, const Rgb& other) {
  const double first = luminance(one), second = luminance(other);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("the colors of the breasts can be read on dark and light backgrounds") {
  const std::array<Rgb, 4> backgrounds = {{{0, 0, 0}, {255, 255, 255}, {0, 0x2b, 0x36}, {0xfd, 0xf6, 0xe3}}};
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  for (const int color : {31, 166})
    for (const Rgb& background : backgrounds) {
      CAPTURE(color);
      CAPTURE(luminance(background));
      CHECK(contrast(xterm_color(color), background) >= 3.5);
    }
}

TEST_CASE("the red of the night can be read on its black") { CHECK(contrast(xterm_color(196), {0, 0, 0}) >= 4.5); }

TEST_CASE("at night a full screen is black from edge to edge, and nothing is brighter than the red") {
  Style night{.colour = true, .night = true};
  const std::string ground = "\x1b[38;5;196;48;5;16m";
  CHECK(night.on_ground({night.paint("a", Role::strong) + " b"}, 2) ==
        std::vector<std::string>{ground + ground + "a\x1b[0m" + ground + " b", ground});
  night.rich = false;
  CHECK(night.on_ground({""}, 1) == std::vector<std::string>{"\x1b[91;40m"});
  CHECK(Style{.colour = true}.on_ground({"a"}, 5) == std::vector<std::string>{"a"});
  CHECK(Style{.night = true}.on_ground({"a"}, 5) == std::vector<std::string>{"a"});
}

TEST_CASE("each role has a look for 256 colors, for 16, and for the night") {
  const Style rich{.colour = true}, plain{.colour = true, .rich = false}, night{.colour = true, .night = true};
  CHECK(rich.paint("L", Role::left) == "\x1b[38;5;31mL\x1b[0m");
  CHECK(plain.paint("L", Role::left) == "\x1b[36mL\x1b[0m");
  CHECK(night.paint("L", Role::left) == "\x1b[38;5;196;48;5;16mL\x1b[0m");
  CHECK(night.paint("4", Role::alert) == "\x1b[38;5;196;48;5;16m\x1b[4m4\x1b[0m");
  CHECK(rich.paint("R", Role::right) == "\x1b[38;5;166mR\x1b[0m");
  CHECK(plain.paint("R", Role::right) == "\x1b[33mR\x1b[0m");
  CHECK(rich.paint("12", Role::plain) == "12");
  CHECK(Style{}.paint("12", Role::strong) == "12");
}
