
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "exchange/import_format.h"
#include "i18n/language.h"
#include "store/store.h"

namespace dropwise {
namespace {

struct ExportOptions {
  ExportQuery part;
  bool csv = false;
};

}  // namespace

void add_export(Command& command) {
  auto& options = command.options<ExportOptions>();
  command.argument("RANGE", tr("Which days; all when left out."), [&](const std::string& text, Context& context) {
    options.part.range = parse_range(text, current_time(context.clock).local(), context.settings().day_start);
  });
  command.option("--format", "ndjson|csv",
                 tr("ndjson, which holds everything, or csv, for spreadsheets; ndjson when left out."),
                 [&](const std::string& text, Context&) {
                   if (text != "csv" && text != "ndjson")
                     throw UserError(tr("`{}` is not known", sanitize(text)), tr("Say ndjson or csv."));
                   options.csv = text == "csv";
                 });
  command.option("--since", "WHEN", tr("Only what was changed since then."),
                 [&](const std::string& text, Context& context) {
                   options.part.since = parse_zoned_time(text, context.clock).utc;
                 });
  command.run([&options](Context& context) {
    const Store store(context.log_file(), Store::Access::read);
    options.part.deleted = !options.csv;
    if (options.csv) context.out << csv_head();
    store.each(options.part, [&](const SessionRecord& record) {
      context.out << (options.csv ? csv_row(record) : to_line(record) + "\n");
    });
    return ExitCode::success;
  });
}

}  // namespace dropwise
