#include <doctest/doctest.h>

#include "config/setting.h"
#include "config/settings.h"
#include "support/folder.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

TEST_CASE("every key of [report] is a label on reports, and every label has a key") {
  std::vector<std::string> labels, keys;
  for (const LabelEntry& label : kLabels) labels.emplace_back(label.name);
  for (const Setting& setting : setting_table()) {
    if (setting.table() == "report") keys.emplace_back(setting.name());
  }
  CHECK(keys == labels);
}

TEST_CASE("settings are read from the file, and have defaults without a file") {
  const Folder folder;
  CHECK(load_settings(folder / "none.toml").units.bare == Unit::ml);
  const auto settings = load_settings(folder.write(
      "c.toml", "unit = \"oz\"\nounce = \"imperial\"\nday_start = \"04:00\"\ncap = \"10m\"\nview = \"plain\"\n"));
  CHECK(settings.units.bare == Unit::oz_imperial);
  CHECK(settings.units.ounce == Unit::oz_imperial);
  CHECK(settings.day_start == 4h);
  CHECK(settings.cap == 10min);
  CHECK(settings.view == ViewName::plain);
}

TEST_CASE("a label that is not in quotes is one error, not two") {
  const Folder folder;
  const auto file = folder.write("c.toml", "[report]\nborn = 2026-11-20\ntarget = 500\n");
  const std::string text = thrown_words([&] { load_settings(file); });
  CHECK(text.starts_with("the configuration has 2 problems\n"));
}

TEST_CASE("all errors in the configuration are reported at once") {
  const Folder folder;
  const auto file = folder.write("c.toml", "unit = \"cups\"\nounces = \"us\"\nday_start = \"13:00\"\n");
  const std::string name = file.string();
  CHECK(thrown_words([&] { load_settings(file); }) ==
        "the configuration has 3 problems\n" + name +
            ":1:8: unit: invalid value \"cups\". Expected one of \"ml\", \"oz\", \"tsp\".\n" + name +
            ":2:1: unknown key \"ounces\". Did you mean `ounce`?\n" + name +
            ":3:13: day_start must be a time from 00:00 to 12:00, such as \"04:00\" | "
            "Fix the file, or choose another one with --config.");
}
