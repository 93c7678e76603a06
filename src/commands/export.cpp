
#include "app/open_log.h"
#include "app/progress.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "exchange/export_format.h"
#include "i18n/language.h"
#include "store/json/line.h"
#include "store/store.h"

namespace dropwise {
namespace {

struct ExportOptions {
  ExportQuery part;
  bool deleted = false;
  const ExportFormat* format = &export_formats().front();
};

}  // namespace

void add_export(Command& command) {
  auto& options = command.options<ExportOptions>();
  command.argument("RANGE", tr("Which days; all when left out."), [&](const std::string& text, Context& context) {
    options.part.range = parse_range(text, current_time(context.clock).local(), context.settings().day_start);
  });
  command.choice("--format", export_formats(), options.format,
                 tr("ndjson, which holds everything, or csv, for spreadsheets; ndjson when left out."));
  command.option("--since", "WHEN", tr("Only what was changed since then."),
                 [&](const std::string& text, Context& context) {
                   options.part.since = parse_zoned_time(text, context.clock).utc;
                 });
  command.flag("--deleted",
               tr("Include the notes and helpers of deleted sessions, which an export otherwise leaves out."),
               options.deleted);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const ExportFormat& format = *options.format;
    options.part.deleted = format.with_deleted;
    if (options.deleted && !format.with_deleted)
      throw UserError(tr("--deleted requires --format ndjson"), tr("A CSV export leaves out deleted sessions."));
    if (format.head) context.out << format.head();
    const bool whole = !options.part.range.from && !options.part.range.to && options.part.since == UtcTime{};
    Progress progress(context, tr("Exporting"),
                      whole && !context.out_is_terminal ? store.count(format.with_deleted) : 0);
    std::uintmax_t done = 0;
    store.each(options.part, [&](const SessionRecord& record) {
      progress.at(++done);
      const bool hides = record.state == State::deleted && !options.deleted;
      context.out << (hides ? format.row(without_texts(record)) : format.row(record));
    });
    return ExitCode::success;
  });
}

}  // namespace dropwise
