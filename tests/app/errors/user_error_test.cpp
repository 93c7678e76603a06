#include "app/errors/user_error.h"

#include <doctest/doctest.h>

#include "exchange/import_error.h"
#include "store/error.h"

using namespace dropwise;

TEST_CASE("an error of any layer is put into words") {
  CHECK(std::string(to_user_error(StoreError(StoreFault::locked, "log.db")).what()) ==
        "the log `log.db` is in use by another program");
  CHECK(std::string(to_user_error(ImportError(ImportFault::quotes, {}, 3)).what()) ==
        "line 3: a quote is missing or in the wrong place");
  CHECK(to_user_error(Error("unknown")).hint() == "This should not happen: please tell us what you did.");
}

TEST_CASE("an error that is in words already stays as it is") {
  const UserError told = to_user_error(UserError("wrong", "Do this.", ExitCode::negative));
  CHECK(std::string(told.what()) == "wrong");
  CHECK(told.hint() == "Do this.");
  CHECK(told.exit() == ExitCode::negative);
}
