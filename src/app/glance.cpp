#include "app/glance.h"

#include <algorithm>
#include <cmath>

#include "app/reviewed.h"
#include "app/session/first_side.h"
#include "i18n/language.h"
#include "i18n/value_words.h"
#include "reminders/messages.h"
#include "render/chart_text.h"
#include "render/sparkline.h"
#include "reports/cells.h"
#include "reports/charts.h"

namespace dropwise {
namespace {

/// `LEFT breast first`, the other one than last time; empty if that is not known.
std::string first_text(const Store& store) {
  const auto last = last_first_side(store);
  if (!last) return {};
  return *last == Side::right ? tr("LEFT breast first") : tr("RIGHT breast first");
}

std::string next_line(const Overview& overview, const Store& store) {
  std::string when;
  if (const auto& due = overview.due) {
    const Decision& decision = due->decision;
    const auto time = [&](const DueTime& one) { return time_text(due->input, one.notify_at); };
    if (decision.is_due())
      when = tr("due since {}", time_text(due->input, decision.due->due_at));
    else if (decision.next)
      when = tr("{}, in {}", time(*decision.next), length_text(decision.next->notify_at - due->input.now));
  }
  const std::string first = first_text(store);
  return when + (when.empty() || first.empty() ? "" : "   ") + first;
}

/// Such as `today 15:06 to 15:30   left 43 ml   right 37 ml   80 ml`.
std::string last_line(const Context& context, const SessionRecord& record) {
  const LocalTime began = record.data.began.local(), now = current_time(context.clock).local();
  const Day day = day_of(began), today = day_of(now);
  std::string text = day == today                          ? tr("today {}", time_of_day_text(began))
                     : day == today - std::chrono::days{1} ? tr("yesterday {}", time_of_day_text(began))
                                                           : date_text(day, today) + " " + time_of_day_text(began);
  if (record.data.lasted) text = tr("{} to {}", text, time_of_day_text(began + *record.data.lasted));
  const auto add = [&](const std::string& name, const Cell& cell) {
    if (const std::string amount = to_text(cell); !amount.empty())
      text += "   " + (name.empty() ? "" : name + " ") + amount;
  };
  add(tr("left"), volume_cell(record.data.yield, Side::left));
  add(tr("right"), volume_cell(record.data.yield, Side::right));
  if (record.data.yield.left.volume && record.data.yield.right.volume) add("", total_cell(record.data.yield));
  return text;
}

/// The sums of today and its line of 24 hours.
std::string today_line(const Summary& summary, const DayLines& lines, const Style& style) {
  const Totals& totals = summary.groups.back().totals;
  if (totals.sessions == 0) return tr("no session yet");
  Cell milk = cell(totals.total());
  if (auto* amount = std::get_if<Amount>(&milk)) amount->bare = false;
  return plural(totals.sessions, "{} session", "{} sessions") + "   " + to_text(milk) + "   " +
         day_text(lines.days.back(), lines.most(), 24, style);
}

/// The whole days before today as rows of blocks.
void add_days(Report& report, std::span<const Group> days, const Totals& all, bool utf8) {
  constexpr std::size_t kFewest = 3;  // days with sessions, below which there is nothing to see
  std::vector<std::optional<double>> milk, sessions, shares;
  double most = 0;
  for (const Group& day : days) {
    const Totals& totals = day.totals;
    const bool any = totals.sessions > 0;
    const auto millilitres = static_cast<double>(totals.total().microlitres) / 1000;
    const auto share = left_share(totals);
    milk.push_back(any ? std::optional(millilitres) : std::nullopt);
    sessions.push_back(any ? std::optional(static_cast<double>(totals.sessions)) : std::nullopt);
    shares.push_back(share ? std::optional(static_cast<double>(share->value)) : std::nullopt);
    most = std::max(most, millilitres);
  }
  const auto used = std::ranges::count_if(sessions, [](const auto& count) { return count.has_value(); });
  if (used < static_cast<std::ptrdiff_t>(kFewest)) return;
  const double busiest = *std::ranges::max(sessions);
  report.facts.emplace_back(tr("Milk"), tr("{}   {} days, highest {} a day", sparkline(milk, most, utf8), days.size(),
                                           sum_text(std::llround(most * 1000), false)));
  report.facts.emplace_back(tr("Sessions"),
                            tr("{}   highest {:.0f} a day", sparkline(sessions, busiest, utf8), busiest));
  if (const auto share = left_share(all))
    report.facts.emplace_back(tr("Left"), tr("{}   {}% of the milk", sparkline(shares, 100, utf8), share->value));
}

}  // namespace

std::vector<std::pair<std::string, Cell>> glance_facts(Context& context, const Store& store, const Overview& overview) {
  std::vector<std::pair<std::string, Cell>> facts;
  if (const std::string next = next_line(overview, store); !next.empty()) facts.emplace_back(tr("Next"), next);
  facts.emplace_back(tr("Last"), last_line(context, *overview.record));
  return facts;
}

Report glance(Context& context, const Store& store, const Overview& overview) {
  Report report{.facts = glance_facts(context, store, overview)};
  const ReviewedSessions reviewed = read_reviewed(context, store, "15d");
  Summary summary = summarize(reviewed.sessions, By::day, reviewed.span);
  const Style style = context.style();
  if (!summary.groups.empty()) {
    report.facts.emplace_back(
        tr("Today"),
        today_line(summary, day_lines(summary, reviewed.sessions, reviewed.span.day_start), {.utf8 = style.utf8}));
    add_days(report, std::span(summary.groups).first(summary.groups.size() - 1), summary.all, style.utf8);
  }
  for (const std::string& note : {overview.future, overview.birth, missing_text(overview)})
    if (!note.empty()) report.notes.push_back(note);
  return report;
}

}  // namespace dropwise
