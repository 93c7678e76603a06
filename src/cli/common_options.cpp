#include "cli/common_options.h"

#include <vector>

#include "app/errors/user_error.h"
#include "base/text.h"
#include "i18n/language.h"

namespace dropwise {

void check_options(const Context& context) {
  if (context.color != "auto" && context.color != "always" && context.color != "never")
    throw UserError(tr("--color: invalid value `{}`", sanitize(context.color)), tr("Expected auto, always or never."));
}

std::string value_of(std::string_view option, std::span<const char* const> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == option && i + 1 < words.size()) return words[i + 1];
    if (word.starts_with(option) && word.substr(option.size()).starts_with('='))
      return std::string(word.substr(option.size() + 1));
  }
  return {};
}

void check_language(const std::string& asked) {
  if (asked.empty() || find_language(asked)) return;
  std::vector<std::string_view> codes;
  for (const Language& language : languages()) codes.push_back(language.code);
  throw UserError(tr("--lang: unknown language `{}`", sanitize(asked)), tr("Expected one of {}.", join(codes, ", ")));
}

}  // namespace dropwise
