#include <doctest/doctest.h>

#include <sstream>

#include "base/format.h"
#include "config/settings.h"
#include "dropwise/duration.h"
#include "quantities/date.h"
#include "reminders/messages.h"
#include "support/folder.h"

using namespace dropwise;
using namespace dropwise::test;
using namespace std::chrono_literals;

namespace {

constexpr Millis kLength = 25min;

struct Lived {
  UtcTime began{}, entered{};  ///< The same for a guided session.
};

/// Forty days in London, read from forty_days.txt. Each line has a day and the start times of its sessions; after a
/// bar, that the machine slept, that a reminder was snoozed, or that a session was entered late, and by how much. A
/// line that starts with `rules` changes the configuration from the next day on.
class Life {
 public:
  explicit Life(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) take(line);
    input_.now = at(*first_, "00:00");
    input_.zone = zone_;
  }

  /// The reminders that cron gets by asking every five minutes, each followed by its reasons.
  std::string table() {
    std::string text;
    for (const UtcTime end = at(*last_ + std::chrono::days{1}, "00:00"); input_.now < end; input_.now += 5min) {
      if (awake()) text += ask();
    }
    return text;
  }

 private:
  void take(const std::string& line) {
    if (line.starts_with("rules ")) {
      std::string text = "[remind]\n" + line.substr(6) + "\n";
      for (char& c : text) c = c == ';' ? '\n' : c;
      next_rules_ = parse_settings(text, std::filesystem::path("rules")).remind;
      return;
    }
    std::istringstream words(line);
    std::string word, what, when;
    words >> word;
    const Day day = parse_day(word).value();
    if (!first_) first_ = day;
    last_ = day;
    if (next_rules_) rules_.emplace_back(at(day, "00:00"), *next_rules_);
    next_rules_.reset();
    const std::size_t before = lived_.size();
    while (words >> word && word != "|") lived_.push_back({at(day, word), at(day, word)});
    if (!(words >> what)) return;
    words >> word;
    if (what == "asleep") asleep_.emplace_back(at(day, word.substr(0, 5)), at(day, word.substr(6)));
    if (what == "asleep") return;
    words >> when;
    if (what == "snooze") snoozes_.emplace_back(at(day, word), at(day, word) + *parse_duration(when));
    if (what == "late") lived_.at(before + std::stoul(word) - 1).entered += *parse_duration(when);
  }

  UtcTime at(Day day, const std::string& time) const {
    return first_at(day + parse_time_of_day(time).value(), UtcTime{}, zone_);
  }

  bool awake() const {
    for (const auto& [from, until] : asleep_) {
      if (input_.now >= from && input_.now < until) return false;
    }
    return true;
  }

  std::string ask() {
    input_.sessions.clear();
    input_.running = false;
    for (const Lived& lived : lived_) {
      if (lived.entered > input_.now) continue;
      const bool runs = input_.now < lived.began + kLength;
      input_.sessions.push_back({lived.began, runs ? std::nullopt : std::optional(lived.began + kLength)});
      input_.running = runs;
    }
    for (const auto& [from, until] : snoozes_) {
      if (from <= input_.now) input_.snoozed_until = until;
    }
    for (const auto& [from, rules] : rules_) {
      if (from <= input_.now) now_rules_ = rules;
    }
    const Decision decision = decide(now_rules_, input_);
    if (decision.verdict != Verdict::notify) return {};
    const auto why = explain(now_rules_, input_, decision);
    const LocalTime wall = input_.local(input_.now);
    std::string row =
        formatted("{} {}  {}\n", day_text(day_of(wall)), time_of_day_text(wall), message(now_rules_, input_, decision));
    for (std::size_t i = 1; i < why.size(); ++i) row += formatted("{:18}{}\n", "", why[i]);
    input_.notified_at = input_.now;
    return row;
  }

  Zone zone_ = parse_zone("Europe/London");
  std::vector<Lived> lived_;
  std::vector<std::pair<UtcTime, UtcTime>> asleep_, snoozes_;
  std::vector<std::pair<UtcTime, Rules>> rules_;
  std::optional<Rules> next_rules_;
  std::optional<Day> first_, last_;
  ReminderInput input_ = {};
  Rules now_rules_ = {};
};

}  // namespace

TEST_CASE("forty days of sessions give the expected reminders, each explained") {
  const std::filesystem::path here = std::filesystem::path(DROPWISE_SOURCE) / "tests/reminders";
  std::istringstream found(Life(read_file(here / "forty_days.txt")).table());
  std::istringstream expected(read_file(here / "forty_days_messages.txt"));
  std::string said, wanted;
  int lines = 0;
  while (std::getline(expected, wanted)) {
    std::getline(found, said);
    CHECK(said == wanted);
    ++lines;
  }
  CHECK_FALSE(std::getline(found, said));
  CHECK(lines > 200);
}
