#include "store/undo_log.h"

#include <doctest/doctest.h>

#include "store/store.h"

using namespace dropwise;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime kNow{1'763'618'400'000ms};

}  // namespace

TEST_CASE("changes that can be undone are listed newest first, and undone in that order") {
  Store store(":memory:", Store::Access::write);
  const auto first = store.log({.began = {kNow - 2h, 0min}}, kNow);
  const auto second = store.log({.began = {kNow - 1h, 0min}}, kNow + 1s);
  store.remove(first, kNow + 2s);
  UndoLog changes(store);
  const auto undoable = changes.undoable(2);
  REQUIRE(undoable.size() == 2);
  CHECK(undoable[0].what == "delete");
  CHECK(undoable[0].sessions == std::vector{first});
  CHECK(undoable[1].what == "log");
  CHECK(undoable[1].sessions == std::vector{second});
  CHECK(undoable[1].at == kNow + 1s);

  CHECK(changes.undo(kNow + 3s)->what == "delete");
  CHECK(store.read(first).has_value());
  CHECK(changes.undo(kNow + 4s)->what == "log");
  CHECK_FALSE(store.read(second).has_value());
  CHECK(changes.undo(kNow + 5s)->what == "log");
  CHECK_FALSE(changes.undo(kNow + 6s).has_value());
}
