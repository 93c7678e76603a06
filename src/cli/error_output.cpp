#include "cli/error_output.h"

#include <sstream>

#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {

void write_error(Context& context, const UserError& error) {
  std::istringstream lines(sanitize_lines(formatted("dropwise: {}\n{}", error.what(), error.hint())));
  for (std::string line; std::getline(lines, line);)
    context.err << (context.error_columns > 0 ? wrap(line, context.error_columns) : line) << '\n';
}

std::optional<UserError> unknown_zone(const Context& context) {
  if (context.environment.zone_is_known) return {};
  const auto& zone = context.environment.zone;
  return zone ? UserError(tr("unknown time zone `{}` in TZ; using UTC", sanitize(*zone)),
                          tr("Set TZ to a zone such as Europe/London, or to UTC."))
              : UserError(tr("this system has no time zone data, so times are in UTC"),
                          tr("Install its time zone data (tzdata), or set TZ=UTC."));
}

void warn_of_unknown_zone(Context& context) {
  if (const auto unknown = unknown_zone(context)) write_error(context, *unknown);
}

}  // namespace dropwise
