#include "cli/options/parse_time.h"

#include "base/error.h"
#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"

namespace dropwise {

Millis parse_time(const std::string& text, Millis longest) {
  const std::string hint = tr(
      "Expected a time such as 10m, 9m30s, 1h5m, 45s or 12:30 (minutes:seconds); a number on its own means minutes.");
  if (text.starts_with('-')) throw UserError(tr("the time `{}` is negative", sanitize(text)), hint);
  const auto length = parse_duration(text);
  if (!length) throw UserError(tr("invalid length of time `{}`", sanitize(text)), hint);
  if (*length > longest) throw UserError(tr("the time `{}` is longer than {}", sanitize(text), to_text(longest)), hint);
  return *length;
}

std::optional<int> parse_whole(const std::string& text) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) return {};
  return std::stoi(text);
}

}  // namespace dropwise
