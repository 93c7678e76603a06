#include <algorithm>

#include "app/errors/user_error.h"
#include "app/open_log.h"
#include "app/print_pdf.h"
#include "app/reviewed.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/range_argument.h"
#include "i18n/language.h"
#include "render/report_format.h"
#include "reports/overview_sheet.h"
#include "reports/ward_log.h"
#include "store/json/json.h"

namespace dropwise {
namespace {

struct ReportCommand {
  std::string range;
  std::vector<std::function<void(Labels&)>> labels;
  const ReportFormat* format = &report_formats().front();
  bool json = false;
};

struct ReportOptions {
  std::vector<SessionRecord> records = {};
  SummaryPeriod span = {};
  Labels labels = {};

  std::vector<Report> pages() const {
    std::vector<SessionTotals> totals;
    for (const SessionRecord& record : records) totals.push_back(to_totals(record));
    if (std::ranges::none_of(totals, [&](const auto& session) { return within(session, span.range); }))
      return {{.notes = {tr("No sessions in this range.")}}};
    std::vector<Report> pages = day_sheets(records, labels, span);
    // The overview comes first, but not before a single day.
    pages.insert(pages.size() == 1 ? pages.end() : pages.begin(), overview_sheet(totals, labels, span));
    return pages;
  }
};

ReportOptions read(Context& context, const ReportCommand& options) {
  const Store store = open_log(context, Store::Access::read);
  ReportOptions sheets;
  sheets.span = read_reviewed(context, store, options.range).span;
  sheets.labels = context.settings().report;
  for (const auto& set : options.labels) set(sheets.labels);
  sheets.records = store.list({.range = needed_range(sheets.span)});
  if (!sheets.records.empty()) sheets.span.before = store.latest_before(sheets.records.front().data.began.utc);
  return sheets;
}

Json to_json(const ReportOptions& sheets) {
  Json sessions = Json::array();
  const LocalRange& range = sheets.span.range;
  for (const SessionRecord& record : sheets.records) {
    const LocalTime began = record.data.began.local();
    if ((!range.from || began >= *range.from) && (!range.to || began < *range.to)) sessions.push_back(to_json(record));
  }
  return {{"sessions", sessions}};
}

}  // namespace

void add_report(Command& command) {
  auto& options = command.options<ReportCommand>();
  range_argument(command, options.range, "7d");
  command.choice("--format", report_formats(), options.format,
                 tr("text, as when left out; html, for screen and paper; or pdf."));
  for (const LabelEntry& label : kLabels) {
    command.option(formatted("--{}", label.name), std::string(label.value), tr(label.help),
                   [&options, read = label.parse](const std::string& text, Context& context) {
                     Labels probe;
                     const Units units = context.settings().units;
                     read(probe, text, units);
                     options.labels.emplace_back([read, text, units](Labels& labels) { read(labels, text, units); });
                   });
  }
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    if (options.format->is_printed && context.out_is_terminal && !options.json)
      throw UserError(tr("a PDF cannot be shown in a terminal"), tr("Write it to a file: add > log.pdf."));
    const ReportOptions sheets = read(context, options);
    if (options.json) {
      context.out << dump(to_json(sheets)) << '\n';
    } else {
      const std::string pages = options.format->write(sheets.pages(), tr("Log of expressed milk"), context.look());
      context.out << (options.format->is_printed ? print_pdf(context, pages) : pages);
    }
    return ExitCode::success;
  });
}

}  // namespace dropwise
