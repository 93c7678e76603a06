#include "store/session_totals.h"

#include <doctest/doctest.h>

#include "store/store.h"

using namespace dropwise;
using namespace std::chrono_literals;

TEST_CASE("the store counts the same sessions as pending as Yield::pending does") {
  Store store(Store::InMemory{});
  const std::optional<Millis> times[] = {std::nullopt, 0ms, 5min};
  const std::optional<Volume> volumes[] = {std::nullopt, Volume{0, Unit::trace}, Volume{5'000, Unit::ml}};
  std::size_t expected = 0;
  for (const auto& left_time : times) {
    for (const auto& right_time : times) {
      for (const auto& left : volumes) {
        for (const auto& right : volumes) {
          for (const auto& together : volumes) {
            const SessionData data{
                .began = *parse_rfc3339("2026-11-20T06:00:00Z"),
                .yield = {.left = {left_time, left}, .right = {right_time, right}, .together = together}};
            store.log(data, data.began.utc);
            if (data.yield.pending()) ++expected;
          }
        }
      }
    }
  }
  CHECK(expected > 0);
  CHECK(store.pending() == expected);
}
