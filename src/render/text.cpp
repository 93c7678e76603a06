#include "render/text.h"

#include <algorithm>

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/value_words.h"
#include "render/chart_text.h"

namespace dropwise {
namespace {

struct Writer {
  std::optional<Day> today = {};

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(Unknown) const { return "?"; }
  std::string operator()(const std::string& text) const { return sanitize(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Millis length) const { return to_clock(length); }
  std::string operator()(const ZonedTime& moment) const {
    return today ? (*this)(day_of(moment.local())) + " " + time_of_day(moment) : minute_text(moment);
  }
  std::string operator()(Day day) const { return today ? date_text(day, *today) : day_text(day); }
  std::string operator()(const Volume& volume) const { return shown_text(volume); }
  std::string operator()(const Amount& amount) const {
    const bool only_trace = amount.trace && amount.microlitres == 0;
    std::string sum = only_trace ? tr("trace") : sum_text(amount.microlitres, amount.estimate);
    if (amount.bare && !only_trace) sum.resize(sum.size() - std::string_view(" ml").size());
    return sum + marks_of(amount);
  }
  std::string operator()(const Length& length) const {
    const auto minutes = std::chrono::round<std::chrono::minutes>(length.sum).count();
    return std::to_string(minutes) + marks_of(length);
  }
  std::string operator()(const Minutes& minutes) const {
    const auto count = std::chrono::floor<std::chrono::minutes>(minutes.length).count();
    return formatted("{}:{:02} h", count / 60, count % 60);
  }
  std::string operator()(const Rate& rate) const {
    const auto hundredths = (rate.microlitres + 5) / 10;
    return formatted("{}{}.{:02}", rate.estimate ? "~" : "", hundredths / 100, hundredths % 100);
  }
  std::string operator()(const Percent& share) const {
    return formatted("{}{}%", share.estimate ? "~" : "", share.value);
  }
};

std::string facts_text(const std::vector<std::pair<std::string, Cell>>& facts, const Look& look) {
  const std::size_t width = look.width;
  std::string text;
  std::size_t widest = 0;
  for (const auto& [name, cell] : facts) widest = std::max(widest, display_width(name));
  for (const auto& [name, cell] : facts) {
    const std::string head = pad(name, static_cast<int>(widest)) + "  ";
    const std::string line = width > 0 ? wrap(to_text(cell, look.today), width, head) : head + to_text(cell);
    text += look.style.paint(head, Role::dim) + line.substr(head.size()) + "\n";
  }
  return text;
}

}  // namespace

std::string marks_of(const Cell& cell) {
  if (const auto* length = std::get_if<Length>(&cell)) return length->partial ? "?" : "";
  const auto* amount = std::get_if<Amount>(&cell);
  if (!amount) return {};
  const bool with_trace = amount->trace && amount->microlitres != 0;
  const std::string marks = std::string(with_trace ? "t" : "") + (amount->partial ? "?" : "");
  return (amount->bare || marks.empty() ? "" : " ") + marks;
}

std::string to_text(const Cell& cell, std::optional<Day> today) { return std::visit(Writer{today}, cell); }

std::string label_text(const Cell& label, const Look& look, std::size_t width) {
  const std::string text = to_text(label, look.today);
  const Day* day = std::get_if<Day>(&label);
  if (!day || display_width(text) <= width) return truncate_to_width(text, width);
  return truncate_to_width(look.today ? short_date_text(*day) : text.substr(5), width);
}

std::string to_text(const Report& report, const Look& look) {
  const std::size_t width = look.width;
  std::string text;
  const auto part = [&](const std::string& more) { text += (text.empty() || more.empty() ? "" : "\n") + more; };
  if (!report.title.empty())
    part(look.style.paint(width > 0 ? wrap(report.title, width) : report.title, Role::strong) + "\n" +
         std::string(display_width(report.title), '=') + "\n");
  part(facts_text(report.facts, look));
  std::vector<std::pair<std::string, Cell>> figures;
  for (const auto& [name, value, detail] : report.figures)
    figures.emplace_back(name, to_text(value) + (detail.empty() ? "" : formatted(" ({})", detail)));
  part(facts_text(figures, look));
  const Look plain{.width = width, .style = {.utf8 = false}, .today = look.today};  // pages may be pasted anywhere
  for (const Chart& chart : report.charts) part(to_text(chart, plain));
  for (const DayLines& lines : report.day_lines) part(to_text(lines, plain));
  for (const Table& table : report.tables) part(to_text(table, look));
  part(facts_text(report.sums, look));
  std::string notes;
  for (const std::string& note : report.notes)
    notes += (width > 0 ? wrap(sanitize(note), width) : sanitize(note)) + "\n";
  part(notes);
  return text;
}

}  // namespace dropwise
