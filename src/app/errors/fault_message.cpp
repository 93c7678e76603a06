#include "app/errors/fault_message.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {

UserError fault_message(const char* what, const char* hint, ExitCode exit, const std::vector<std::string>& values,
                        const std::string& similar) {
  std::vector<std::string> shown;
  std::ranges::transform(values, std::back_inserter(shown), sanitize);
  const std::string meant = similar.empty() ? "" : tr("Did you mean `{}`?", sanitize(similar));
  return {with_values(tr(what), shown), join_sentences({with_values(tr(hint), shown), meant}), exit};
}

}  // namespace dropwise
