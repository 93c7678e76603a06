#include "app/errors/config_messages.h"

#include <doctest/doctest.h>

#include "quantities/value_error.h"

using namespace dropwise;

TEST_CASE("a change that is not made says what would be wrong") {
  const auto cause = std::make_shared<const ValueError>(ValueFault::not_volume, std::vector<std::string>{"much"});
  const UserError set = config_message(InvalidChange(InvalidChange::Kind::set, "report.target", cause));
  CHECK(std::string(set.what()) == "report.target: invalid volume `much`");
  CHECK(set.hint() ==
        "Expected a volume such as 12, 12ml, 0.4oz, 1tsp, 3drops, trace, 0 or unknown. The configuration was not "
        "changed.");
  const auto born =
      std::make_shared<const ValueError>(ValueFault::not_date_and_time, std::vector<std::string>{"reborn"});
  CHECK(std::string(config_message(InvalidChange(InvalidChange::Kind::set, "report.born", born)).what()) ==
        "report.born: invalid date and time `reborn`");
  const auto every = std::make_shared<const ConfigError>(ConfigFault::tempo_out_of_range,
                                                         std::vector<std::string>{"gstt", "0.3s", "10s"});
  CHECK(std::string(config_message(InvalidChange(InvalidChange::Kind::set, "rhythm.gstt", every)).what()) ==
        "gstt must be from 0.3s to 10s");
  const UserError unset = config_message(InvalidChange(InvalidChange::Kind::unset, "unit", cause));
  CHECK(std::string(unset.what()) == "cannot unset unit: invalid volume `much`");
}
