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
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(Unknown) const { return "?"; }
  std::string operator()(const std::string& text) const { return sanitize(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Millis length) const { return to_clock(length); }
  std::string operator()(const ZonedTime& moment) const { return minute_text(moment); }
  std::string operator()(const Volume& volume) const { return shown_text(volume); }
  std::string operator()(const Amount& amount) const {
    const bool only_trace = amount.trace && amount.microlitres == 0;
    std::string sum = only_trace ? tr("trace") : sum_text(amount.microlitres, amount.estimate);
    if (amount.bare && !only_trace) sum.resize(sum.size() - std::string_view(" ml").size());
    const std::string plus = amount.bare ? " +" : " + ";
    return sum + (amount.trace && !only_trace ? plus + tr("trace") : "") + (amount.partial ? plus + "?" : "");
  }
  std::string operator()(const Length& length) const {
    const auto minutes = std::chrono::round<std::chrono::minutes>(length.sum).count();
    return std::to_string(minutes) + (length.partial ? " +?" : "");
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
    const std::string line = width > 0 ? wrap(to_text(cell), width, head) : head + to_text(cell);
    text += look.style.paint(head, Role::dim) + line.substr(head.size()) + "\n";
  }
  return text;
}

}  // namespace

std::string to_text(const Cell& cell) { return std::visit(Writer{}, cell); }

std::string to_text(const Report& report, const Look& look) {
  const std::size_t width = look.width;
  std::string text;
  const auto part = [&](const std::string& more) { text += (text.empty() || more.empty() ? "" : "\n") + more; };
  if (!report.title.empty())
    part(look.style.paint(width > 0 ? wrap(report.title, width) : report.title, Role::strong) + "\n" +
         std::string(display_width(report.title), '=') + "\n");
  part(facts_text(report.facts, look));
  for (const Chart& chart : report.charts) part(to_text(chart, {.width = width, .style = {.utf8 = false}}));
  for (const Grid& grid : report.grids) part(to_text(grid, {.width = width, .style = {.utf8 = false}}));
  for (const Table& table : report.tables) part(to_text(table, look));
  part(facts_text(report.sums, look));
  std::string notes;
  for (const std::string& note : report.notes)
    notes += (width > 0 ? wrap(sanitize(note), width) : sanitize(note)) + "\n";
  part(notes);
  return text;
}

}  // namespace dropwise
