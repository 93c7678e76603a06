#include <doctest/doctest.h>

#include <sstream>

#include "base/text.h"
#include "i18n/language.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

/// A log with amounts of every kind, long notes, and a guided session.
void fill(Tool& tool) {
  for (int day = 10; day < 20; ++day) {
    const std::string date = formatted("2026-11-{} ", day);
    tool.run({"log", "--at", date + "06:30", "--left", "112.5", "--right", day % 3 == 0 ? "unknown" : "98",
              "--left-time", "12m", "--right-time", "11m", "--note", "the baby took 5 ml from the spoon, then slept"});
    tool.run({"log", "--at", date + "10:10", "--left", "3drops", "--right", "trace", "--pain", "2", "--by", "Ada"});
    tool.run({"log", "--at", date + "22:40", "--together", "0.4oz", "--kind", "colostrum", "--method", "pump"});
  }
  tool.run({"start", "kaiser"});
}

}  // namespace

TEST_CASE("no line of a table, chart or report is wider than the terminal, in any language") {
  Tool tool;
  fill(tool);
  tool.locale = "en_GB.UTF-8";
  for (const Language& language : languages()) {
    for (const std::size_t width : {40U, 50U, 60U, 80U, 120U, 500U}) {
      tool.columns = width;
      for (const std::vector<std::string>& words :
           std::initializer_list<std::vector<std::string>>{{},
                                                           {"list", "all"},
                                                           {"list", "--deleted"},
                                                           {"summary", "all"},
                                                           {"summary", "all", "--by", "week"},
                                                           {"summary", "all", "--by", "month"},
                                                           {"summary", "all", "--by", "hour"},
                                                           {"summary", "all", "--by", "protocol"},
                                                           {"report", "2026-11-18"},
                                                           {"report", "7d"},
                                                           {"trend"},
                                                           {"chart"},
                                                           {"chart", "--of", "minutes"},
                                                           {"chart", "--of", "hours"},
                                                           {"chart", "--of", "month"},
                                                           {"protocols", "list"},
                                                           {"protocols", "show", "kaiser"},
                                                           {"remind", "--presets"},
                                                           {"schedule"},
                                                           {"show"},
                                                           {"status"},
                                                           {"signs"}}) {
        std::vector<std::string> call = {"--lang", std::string(language.code)};
        call.insert(call.end(), words.begin(), words.end());
        const Ran ran = tool.run(call);
        CAPTURE(join(call, " "));
        CAPTURE(width);
        CHECK(ran.exit == 0);
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);) {
          CAPTURE(line);
          CHECK(display_width(line) <= width);
        }
      }
    }
  }
}
