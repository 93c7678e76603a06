#include "app/errors/toml_messages.h"

#include <doctest/doctest.h>

using namespace dropwise;

namespace {

Diagnostic diagnostic(unsigned line, TomlFault fault, std::vector<std::string> values) {
  return {{line, 5}, std::make_shared<const TomlError>(fault, std::move(values))};
}

}  // namespace

TEST_CASE("the problems of a file are listed with line and column") {
  const std::vector problems{diagnostic(2, TomlFault::missing_word, {"policy", "\"flow\", \"open\""}),
                             diagnostic(7, TomlFault::empty, {"name"})};
  const std::string list =
      "p.toml:2:5: policy is missing. Expected one of \"flow\", \"open\".\np.toml:7:5: name is empty";
  CHECK(diagnostics_text(problems, "p.toml") == list);
  const UserError protocol = diagnostics_message({DiagnosticsError::File::protocol, "p.toml", problems});
  CHECK(protocol.what() == "the protocol file has 2 problems\n" + list);
  CHECK(protocol.hint().starts_with("Fix the file, then check it with `dropwise protocols check`."));
  CHECK(diagnostics_message({DiagnosticsError::File::configuration, "c.toml", {problems.back()}}).what() ==
        std::string("the configuration has 1 problem\nc.toml:7:5: name is empty"));
}
