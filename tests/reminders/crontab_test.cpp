#include "reminders/crontab.h"

#include <doctest/doctest.h>

#include "reminders/reminder_error.h"
#include "support/thrown.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

const Call kCall{.variables = {{"PATH", "/usr/bin:/bin"}},
                 .words = {"/usr/bin/dropwise", "--db", "/home/a b/it's 100%.db", "remind"}};

const std::string kBegin = "# BEGIN dropwise reminders; `dropwise crontab --remove` takes these lines out\n";
const std::string kEnd = "# END dropwise reminders\n";
const std::string kBlock =
    "# BEGIN dropwise reminders; `dropwise crontab --remove` takes these lines out\n"
    "*/5 * * * * PATH=/usr/bin:/bin /usr/bin/dropwise --db '/home/a b/it'\\''s 100\\%.db' remind\n"
    "# END dropwise reminders\n";

/// The fault in a crontab, and its line.
std::pair<ReminderFault, std::string> fault(const std::string& crontab) {
  const auto error = thrown<ReminderFault>([&] { with_block(crontab, kBlock); });
  return {error.fault(), error.values().front()};
}

}  // namespace

TEST_CASE("the lines for cron quote the command and its variables, and are parsed back to the same call") {
  CHECK(cron_block(kCall) == kBlock);
  const auto read = parse_call(kBlock);
  REQUIRE(read);
  CHECK(read->words == kCall.words);
  CHECK(read->variables == kCall.variables);
  CHECK(read->minutes == 5);
  CHECK(parse_call(cron_block({.words = {"/x", "a=b"}, .minutes = 1}))->minutes == 1);
  CHECK(parse_call(cron_block({.words = {"/x", "a=b"}, .minutes = 1}))->words.back() == "a=b");
}

TEST_CASE("a command that a crontab or a systemd unit cannot express is rejected") {
  CHECK_THROWS_AS(cron_block({.words = {"/a\nb"}}), ReminderError);
  CHECK_THROWS_AS(cron_block({.words = {"/a", std::string(1000, 'x')}}), ReminderError);
  CHECK_THROWS_AS(cron_block({.words = {"/a\x1b[31mb"}}), ReminderError);
  CHECK_THROWS_AS(cron_block({.words = {"/a\\b"}}), ReminderError);
  CHECK_THROWS_AS(systemd_units({.words = {"/a\nb"}}), ReminderError);
}

TEST_CASE("lines of a crontab that are not ours stay the same, byte for byte") {
  const std::string foreign = "MAILTO=me\r\n# BEGIN other\n\t@daily  x%y\n\n\xff\n";
  CHECK(with_block("", kBlock) == kBlock);
  CHECK(with_block(foreign, kBlock) == foreign + kBlock);
  CHECK(with_block(foreign + kBlock, "") == foreign);
  CHECK(with_block("a\n" + kBlock + "b", "") == "a\nb");
  CHECK(with_block("a\n" + kBegin + "whatever\n" + kEnd + "b\n", kBlock) == "a\n" + kBlock + "b\n");
  CHECK(with_block(with_block(foreign, kBlock), kBlock) == foreign + kBlock);
  const std::string namesake = "# BEGIN dropwise-sync (mine)\n5 * * * * sync\n# END dropwise-sync (mine)\n";
  CHECK(with_block(namesake, kBlock) == namesake + kBlock);
  CHECK(with_block(kBlock.substr(0, kBlock.size() - 1), "").empty());
  CHECK(with_block("no end", kBlock) == "no end\n" + kBlock);
  CHECK(with_block("no end", "") == "no end");
}

TEST_CASE("unpaired marks in a crontab are rejected with their line") {
  CHECK(fault("a\n" + kBegin + "b\n") == std::pair(ReminderFault::begin_without_end, std::string("3")));
  CHECK(fault("a\n" + kEnd) == std::pair(ReminderFault::end_without_begin, std::string("2")));
  CHECK(fault(kBlock + kBlock) == std::pair(ReminderFault::second_begin, std::string("4")));
  CHECK(fault(kBegin + kBegin) == std::pair(ReminderFault::second_begin, std::string("2")));
}

TEST_CASE("other lines between our marks are not parsed as our call") {
  CHECK_FALSE(parse_call(kBegin + kEnd));
  CHECK_FALSE(parse_call(kBegin + "0 3 * * * x\n" + kEnd));
  CHECK_FALSE(parse_call("a\n"));
}

TEST_CASE("the units of systemd are quoted by the rules of systemd") {
  const auto units = systemd_units({.variables = {{"PATH", "/b$n"}}, .words = {"/a b", "100%", "$x", "\"q"}});
  REQUIRE(units.size() == 2);
  CHECK(units[0].name == "dropwise-remind.service");
  CHECK(units[0].text.find("Environment=\"PATH=/b$n\"\nExecStart=\"/a b\" \"100%%\" \"$$x\" \"\\\"q\"\n") !=
        std::string::npos);
  CHECK(units[1].text.find("OnCalendar=*:0/5\n") != std::string::npos);
}
