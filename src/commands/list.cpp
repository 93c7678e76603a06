#include "app/future_sessions.h"
#include "app/open_log.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/parse_time.h"
#include "i18n/language.h"
#include "render/text.h"
#include "reports/history.h"
#include "store/json/json.h"
#include "store/store.h"

namespace dropwise {
namespace {

constexpr std::size_t kShown = 20;

struct ListOptions {
  ListQuery filter;
  bool json = false;
};

std::size_t parse_count(const std::string& text) {
  const auto count = parse_whole(text);
  if (!count || *count == 0)
    throw UserError(tr("invalid number of sessions `{}`", text), tr("Expected a whole number of at least 1."));
  return static_cast<std::size_t>(*count);
}

/// One more than was asked for, to tell whether there are more.
std::vector<SessionRecord> list(const Store& store, ListQuery filter) {
  if (filter.newest) ++*filter.newest;
  return store.list(filter);
}

void write_json(const Store& store, const ListQuery& filter, std::ostream& out) {
  const char* before = "[";
  store.each_listed(filter, [&](const SessionRecord& record) {
    out << before << to_json_text(record);
    before = ",";
  });
  out << (*before == '[' ? "[]\n" : "]\n");
}

}  // namespace

void add_list(Command& command) {
  auto& options = command.options<ListOptions>();
  options.filter.newest = kShown;
  command.argument(
      "RANGE",
      tr("today, yesterday, week, month, 7d, all, 2026-11, 2026-11-01..2026-11-14; the newest 20 when left out."),
      [&](const std::string& text, Context& context) {
        options.filter.range = parse_range(text, current_time(context.clock).local(), context.settings().day_start);
        options.filter.newest.reset();
      });
  command.option("--limit", "N", tr("Only the newest N."),
                 [&](const std::string& text, Context&) { options.filter.newest = parse_count(text); });
  command.flag("--deleted", tr("Only the deleted sessions, which restore brings back."), options.filter.deleted);
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    if (options.json) {
      write_json(store, options.filter, context.out);
      return ExitCode::success;
    }
    auto records = list(store, options.filter);
    const bool has_more = options.filter.newest && records.size() > *options.filter.newest;
    if (has_more) records.erase(records.begin());
    context.out << (records.empty() ? tr("No sessions in this range.\n") : to_text(history(records), context.look()));
    if (has_more && context.look().width > 0)
      context.out << plural(records.size(), "The newest {} session; `dropwise list all` lists all.\n",
                            "The newest {} sessions; `dropwise list all` lists all.\n");
    tell_future(context, store);
    return ExitCode::success;
  });
}

}  // namespace dropwise
