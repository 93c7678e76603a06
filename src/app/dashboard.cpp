#include "app/dashboard.h"

#include "app/errors/user_error.h"
#include "app/glance.h"
#include "app/reviewed.h"
#include "base/text.h"
#include "i18n/language.h"
#include "render/html.h"
#include "reports/overview_sheet.h"
#include "system/durable_file.h"
#include "system/limited_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

/// Refuses to write over a file that is something else.
void check_file(const fs::path& file) {
  constexpr std::size_t kMost = 10'000'000;
  std::error_code none;
  if (!fs::exists(fs::symlink_status(file, none))) return;
  const auto text = fs::is_regular_file(file, none) ? try_load_limited_file(file, kMost) : std::nullopt;
  if (!text || (!text->empty() && !is_our_html(*text)))
    throw UserError(tr("cannot write `{}`: it is not an earlier dashboard", sanitize(file.string())),
                    tr("It was not changed. Choose another file."), ExitCode::io);
}

}  // namespace

void write_dashboard(Context& context, const Store& store, const fs::path& file) {
  check_file(file);
  const Overview overview = read_overview(context, store);
  const ReviewedSessions reviewed = read_reviewed(context, store, "14d");
  Report page = overview_sheet(reviewed.sessions, context.settings().report, reviewed.span);
  page.facts = {{tr("Updated"), current_time(context.clock)}};  // and no names
  if (overview.record && !overview.running)
    for (auto& fact : glance_facts(context, store, overview)) page.facts.push_back(std::move(fact));
  try {
    replace_durable_file(file, to_html({page}, tr("Log of expressed milk")));
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  } catch (const fs::filesystem_error& error) {
    throw cannot_write(file, error.code());
  }
}

void update_dashboard(Context& context, const Store& store) {
  const std::string& file = context.settings().dashboard;
  if (file.empty()) return;
  try {
    write_dashboard(context, store, file);
  } catch (const Error& error) {
    const UserError told = to_user_error(error);
    context.err << formatted("dropwise: {}\n{}\n", told.what(), told.hint());
  }
}

}  // namespace dropwise
