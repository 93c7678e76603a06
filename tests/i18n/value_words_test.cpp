#include "i18n/value_words.h"

#include <doctest/doctest.h>

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("how long ago something was is written in words") {
  CHECK(ago_text(30s) == "just now");
  CHECK(ago_text(59min) == "59 min ago");
  CHECK(ago_text(65min) == "1 h 5 min ago");
  CHECK(ago_text(49h) == "2 days ago");
}

TEST_CASE("a volume for a reader has its unit in words") {
  CHECK(shown_text({12'500, Unit::ml}) == "12.5 ml");
  CHECK(shown_text({50, Unit::drops}) == "1 drop");
  CHECK(shown_text({150, Unit::drops}) == "3 drops");
  CHECK(shown_text({0, Unit::trace}) == "trace");
}
