#include "reports/ward_log.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "reports/cells.h"
#include "reports/sheet_labels.h"

namespace dropwise {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr std::size_t kNoteColumns = 24;  // the approximate width of the column
constexpr std::size_t kShownNote = 120;
constexpr std::size_t kShownName = 40;
constexpr std::size_t kRows = 10;        // on half a page, including blank rows
constexpr std::size_t kFewestBlank = 2;  // for entries by hand

constexpr std::array<const char*, 7> kWeekdays = {mark_for_translation("Sunday"),   mark_for_translation("Monday"),
                                                  mark_for_translation("Tuesday"),  mark_for_translation("Wednesday"),
                                                  mark_for_translation("Thursday"), mark_for_translation("Friday"),
                                                  mark_for_translation("Saturday")};

/// The days after birth that overlap a calendar day, such as `4 to 5`.
std::string age_text(LocalTime born, LocalTime from) {
  const int first = day_after(born, from), last = day_after(born, from + hours{24} - Millis{1});
  if (last < 1) return {};
  return first == last || first < 1 ? formatted("{}", last) : tr("{} to {}", first, last);
}

/// A session, the time since the session before it began, and the milk of the 24 hours up to it.
struct Entry {
  const SessionRecord* record = nullptr;
  std::optional<Millis> gap = {};
  MilkSum rolling = {};
};

/// The sessions by day. A day begins at `day_start`.
std::map<Day, std::vector<Entry>> by_day(const std::vector<SessionRecord>& records, const SummaryPeriod& span) {
  std::map<Day, std::vector<Entry>> found;
  std::optional<UtcTime> before = span.before;
  std::size_t from = 0;  // the first session within 24 hours
  for (std::size_t i = 0; i < records.size(); ++i) {
    const ZonedTime& began = records[i].data.began;
    Entry entry{&records[i], before ? std::optional<Millis>(began.utc - *before) : std::nullopt};
    while (records[from].data.began.utc <= began.utc - hours{24}) ++from;
    for (std::size_t j = from; j <= i; ++j) {
      Totals one;
      one.add(to_totals(records[j]), {});
      entry.rolling.add(one.total());
    }
    before = began.utc;
    found[day_of(began.local() - span.day_start)].push_back(entry);
  }
  return found;
}

/// Whether a day is before the birth according to the records, which are in order of time. It then has no target.
bool lies_before_birth(Day day, const std::vector<SessionRecord>& records, const SummaryPeriod& span) {
  const auto before = [](const SessionRecord& record) { return is_before_birth(record.data.mode); };
  const auto born = std::find_if_not(records.begin(), records.end(), before);
  const bool none_yet = born == records.end() || day < day_of(born->data.began.local() - span.day_start);
  return none_yet && std::any_of(records.begin(), records.end(), before);
}

std::string remarks(const SessionRecord& record) {
  std::string text;
  const auto say = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  if (record.data.yield.together) say(tr("left and right together"));
  if (record.state != State::finished) say(tr(to_text(record.state)));
  if (record.data.pain.value_or(0) > 0) say(tr("pain {}", *record.data.pain));
  const std::string note = sanitize(record.data.note);
  if (note.empty()) return text;
  const std::string shown = truncate_to_width(note, kShownNote);
  say(shown.size() == note.size() ? note : tr("{}… (all of it: `dropwise show {}`)", shown, record.id));
  return text;
}

Cell bare(const Cell& cell) {
  if (const auto* amount = std::get_if<Amount>(&cell)) {
    Amount copy = *amount;
    copy.bare = true;
    return copy;
  }
  if (const auto* volume = std::get_if<Volume>(&cell); volume && !volume->estimate())
    return Amount{volume->microlitres, volume->estimate(), volume->trace(), false, true};
  return cell;
}

Cell minutes_cell(const std::optional<Millis>& length) { return length ? Cell(Length{*length}) : Cell(Unknown{}); }

/// The sessions of a day, and blank rows to write on.
Table day_table(std::span<const Entry> of_day) {
  Table table{.columns = {{"#"},
                          {tr("start")},
                          {tr("gap"), 3},
                          {tr("method"), 5},
                          {tr("kind"), 6},
                          {tr("L min"), 4, Side::left},
                          {tr("L ml"), 1, Side::left},
                          {tr("R min"), 4, Side::right},
                          {tr("R ml"), 1, Side::right},
                          {tr("total ml")},
                          {tr("24 h ml"), 2},
                          {tr("by"), 6},
                          {tr("stored as"), 6},
                          {tr("pain, notes")}},
              .rows = {},
              .wraps = true};
  for (const auto& [record, gap, rolling] : of_day) {
    const SessionData& data = record->data;
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size() + 1), time_of_day(data.began),
                          gap ? Cell(Minutes{*gap}) : Cell(), method_text(data.method),
                          data.kind ? Cell(tr(to_text(*data.kind))) : Cell(), minutes_cell(data.yield.left.active),
                          bare(volume_cell(data.yield, Side::left)), minutes_cell(data.yield.right.active),
                          bare(volume_cell(data.yield, Side::right)), bare(total_cell(data.yield)), cell(rolling),
                          truncate_to_width(sanitize(data.by), kShownName), std::string(), remarks(*record)});
  }
  std::size_t lines = 0;  // lines of the sessions, with their notes
  for (const Entry& entry : of_day) lines += 1 + display_width(remarks(*entry.record)) / kNoteColumns;
  table.blanks = std::max(kFewestBlank, kRows - std::min(kRows, lines));
  return table;
}

/// The sums below the table of a day, with measured and estimated amounts apart.
void add_sums(Report& report, const Totals& totals, const Labels& labels) {
  const MilkSum total = totals.total();
  report.sums.emplace_back(tr("sessions"), static_cast<std::int64_t>(totals.sessions));
  report.sums.emplace_back(tr("night session, 00:00 to 06:00"), std::string(totals.night > 0 ? tr("yes") : tr("no")));
  if (totals.longest_gap) report.sums.emplace_back(tr("longest gap"), Minutes{*totals.longest_gap});
  if (totals.sessions > 0)
    report.sums.emplace_back(tr("minutes, left and right"),
                             tr("{} and {}", to_minutes(totals.left), to_minutes(totals.right)));
  const std::pair<std::string, const MilkSum*> parts[] = {{tr("milk, left"), &totals.left.milk},
                                                          {tr("milk, right"), &totals.right.milk},
                                                          {tr("milk, together"), &totals.together}};
  for (const auto& [name, milk] : parts) {
    if (milk->known > 0)
      report.sums.emplace_back(name, Amount{milk->microlitres, milk->estimate, milk->trace, milk->unknown > 0});
  }
  const bool measured = total.known > 0 && (total.microlitres > total.estimated || !(total.estimate || total.trace));
  if (measured) report.sums.emplace_back(tr("total measured"), Amount{total.microlitres - total.estimated});
  if (total.estimate) report.sums.emplace_back(tr("total estimated, from drops"), Amount{total.estimated, true});
  if (total.trace) report.sums.emplace_back(tr("traces"), tr("yes, without an amount"));
  if (total.unknown > 0) report.sums.emplace_back(tr("amounts missing"), static_cast<std::int64_t>(total.unknown));
  if (labels.target) report.sums.emplace_back(tr("target"), Amount{labels.target->microlitres});
}

}  // namespace

SessionTotals to_totals(const SessionRecord& record) {
  const SessionData& data = record.data;
  return {data.began, data.lasted, data.yield, protocol_text(data), is_before_birth(data.mode)};
}

LocalRange needed_range(const SummaryPeriod& span) {
  if (!span.range.from) return {};
  const LocalTime today = LocalTime{day_of(span.now - span.day_start)} + span.day_start;
  return {.from = std::min(*span.range.from, today) - days{15}};
}

std::vector<Report> day_sheets(const std::vector<SessionRecord>& records, const Labels& labels,
                               const SummaryPeriod& span) {
  std::vector<SessionTotals> figures;
  for (const SessionRecord& record : records) figures.push_back(to_totals(record));
  const Summary summary = summarize(figures, By::day, span);
  auto entries = by_day(records, span);
  std::vector<Report> sheets;
  for (const Group& group : summary.groups) {
    const LocalTime from = LocalTime{*group.first} + span.day_start;
    if ((span.range.from && from < *span.range.from)) continue;
    const std::chrono::weekday weekday{*group.first};
    Report sheet{.title = tr("Milk expressed on {} {}", tr(kWeekdays[weekday.c_encoding()]), group.name)};
    add_labels(sheet, labels);
    const std::string age = labels.born ? age_text(*labels.born, from) : "";
    if (!age.empty()) sheet.facts.emplace_back(tr("day after birth"), age);
    sheet.tables.push_back(day_table(entries[*group.first]));
    add_sums(sheet, group.totals, lies_before_birth(*group.first, records, span) ? Labels{} : labels);
    sheet.signatures = 4;
    sheet.is_half = true;
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace dropwise
