#include "live/pacer.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

const std::vector<CycleStep> kPublished = {{"compress", 2s}, {"release", {}}};
const std::vector<CycleStep> kOpen = {{"press", {}}, {"compress", {}}, {"release", {}}};

}  // namespace

TEST_CASE("a rhythm starts at the published speed, or else at one second, and says which") {
  CHECK(Pacer(kPublished).tempo() == 2s);
  CHECK(Pacer(kPublished).origin() ==
        "Rhythm: 2s per step. The source gives about 2s for \"compress\", and no time for the other steps.");
  CHECK(Pacer(kOpen).tempo() == 1s);
  CHECK(Pacer(kOpen).origin() == "Rhythm: 1s per step. The source gives no speed. This speed is our own.");
  CHECK(Pacer(kOpen, 1500ms).origin() == "Rhythm: 1.5s per step. The source gives no speed. You chose this speed.");
  CHECK(Pacer(kPublished, 1500ms).origin() ==
        "Rhythm: 1.5s per step. The source gives about 2s for \"compress\", and no time for the other steps. You chose "
        "this speed.");
}

TEST_CASE("the steps of a rhythm follow each other in equal time and start again") {
  const Pacer rhythm(kOpen, 1500ms);
  CHECK(rhythm.text(0s) == "[press] compress release");
  CHECK(rhythm.text(1499ms) == "[press] compress release");
  CHECK(rhythm.text(1500ms) == "press [compress] release");
  CHECK(rhythm.text(4400ms) == "press compress [release]");
  CHECK(rhythm.text(4500ms) == "[press] compress release");
  CHECK(rhythm.at(1600ms).left == 1400ms);
}

TEST_CASE("the bar of a rhythm grows by a third of a second at a time, and changes with each step") {
  const Pacer rhythm(kOpen, 1500ms);
  CHECK(rhythm.share(0s) == doctest::Approx(1.0 / 13.5));
  CHECK(rhythm.share(333ms) == doctest::Approx(1.0 / 13.5));
  CHECK(rhythm.share(334ms) == doctest::Approx(2.0 / 13.5));
  CHECK(rhythm.share(4400ms) == 1);
  CHECK(rhythm.share(4500ms) == doctest::Approx(1.0 / 13.5));
  CHECK(rhythm.next_glide(0s) == 334ms);
  CHECK(rhythm.next_glide(334ms) == 333ms);
  CHECK(rhythm.next_glide(1400ms) == 100ms);
}

TEST_CASE("a person can change the rhythm in tenths of a second, within limits") {
  Pacer rhythm(kOpen);
  CHECK_FALSE(rhythm.changed());
  rhythm.slower();
  CHECK(rhythm.on());
  CHECK(rhythm.tempo() == 1100ms);
  for (int i = 0; i < 30; ++i) rhythm.faster();
  CHECK(rhythm.tempo() == 300ms);
  for (int i = 0; i < 200; ++i) rhythm.slower();
  CHECK(rhythm.tempo() == 10s);
  CHECK(rhythm.changed());
}

TEST_CASE("a protocol without a hand movement has no rhythm") {
  Pacer rhythm;
  rhythm.toggle();
  rhythm.faster();
  CHECK_FALSE(rhythm.on());
  CHECK_FALSE(rhythm.changed());
  CHECK(rhythm.origin() == "There is no hand movement to time here.");
}
