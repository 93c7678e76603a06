#include "app/errors/fault_message.h"

#include <doctest/doctest.h>

#include "app/errors/config_messages.h"
#include "app/errors/protocol_messages.h"
#include "app/errors/reminder_messages.h"
#include "app/errors/toml_messages.h"
#include "app/errors/value_messages.h"

using namespace dropwise;

namespace {

enum class Trouble { flat, lost };

constexpr std::array<FaultMessage<Trouble>, 2> kTable = {
    {{Trouble::flat, "the tyre `{0}` is flat"}, {Trouble::lost, "{1} is lost near {0}", "Ask {1}.", ExitCode::io}}};

/// Checks the form of the message of every code up to `last`.
template <class FaultCode>
void check_all(FaultCode last, UserError (*message)(const TypedError<FaultCode>&)) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    CAPTURE(i);
    const UserError words = message(TypedError(static_cast<FaultCode>(i), {"one", "two", "three", "four"}));
    const std::string what = words.what();
    CHECK_FALSE(what.empty());
    CHECK_FALSE(what.ends_with("."));
    CHECK((words.hint().empty() || words.hint().ends_with(".") || words.hint().ends_with("two")));
  }
}

}  // namespace

TEST_CASE("a message has the values of the error in it, and an exit code") {
  const UserError words = fault_message(kTable, TypedError(Trouble::lost, {"Leeds", "Ada"}));
  CHECK(std::string(words.what()) == "Ada is lost near Leeds");
  CHECK(words.hint() == "Ask Ada.");
  CHECK(words.exit() == ExitCode::io);
  CHECK(fault_message(kTable, TypedError(Trouble::flat, {"x"})).exit() == ExitCode::usage);
}

TEST_CASE("a message says what was probably meant") {
  CHECK(fault_message(kTable, TypedError(Trouble::lost, {"a", "b"}, "c")).hint() == "Ask b. Did you mean `c`?");
  CHECK(fault_message(kTable, TypedError(Trouble::flat, {"a"}, "c")).hint() == "Did you mean `c`?");
}

TEST_CASE("a value in a message cannot move the cursor") {
  CHECK(std::string(fault_message(kTable, TypedError(Trouble::flat, {"a\x1b[2Jb"})).what()).find('\x1b') ==
        std::string::npos);
}

TEST_CASE("every code of the layers has a message") {
  check_all(ValueFault::too_much, value_message);
  check_all(TomlFault::not_tables, toml_message);
  check_all(ProtocolFault::needs_length, protocol_message);
  check_all<ConfigFault>(ConfigFault::unset_by_hand_in_table, config_message);
  check_all<ReminderFault>(ReminderFault::begin_without_end, reminder_message);
}
