#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/format.h"
#include "base/translatable.h"

namespace dropwise {

/// A language of the program.
struct Language {
  std::string_view code;               ///< `de`
  std::string_view name;               ///< In the language itself.
  std::size_t (*form)(std::size_t n);  ///< The index of the plural form for this number.
  char decimal_sign = '.';             ///< In prose only; typed values and script output always use a point.
  std::string_view catalog = {};       ///< data/languages/`code`.po as compiled by msgfmt; empty for English.
};

/// English first, the language of all source texts; then the languages in data/languages, by code.
std::span<const Language> languages();

/// The language of a locale: `de`, `de_AT.UTF-8`, `zh_CN`. Null if it is not available, or only in another script
/// (`zh_TW`).
const Language* find_language(std::string_view locale);

/// The language with another catalog, in the format of gettext's .mo files, which must outlive it. Absent if the bytes
/// are not a whole catalog of this machine's byte order.
std::optional<Language> with_catalog(const Language& language, std::string_view bytes);

/// Sets the language of texts while it lives. The language is global to the process, as with gettext; the default is
/// English.
class ScopedLanguage {
 public:
  explicit ScopedLanguage(const Language& language);
  ~ScopedLanguage();
  ScopedLanguage(const ScopedLanguage&) = delete;
  ScopedLanguage& operator=(const ScopedLanguage&) = delete;

 private:
  const Language* before_;
};

/// The current language.
const Language& current_language();

/// The text in the current language. A text that is not in the catalog is returned unchanged, including the user's own
/// text unless it is identical to one of ours.
std::string tr(std::string_view english);

/// The same for a format string and its arguments. A translation may reorder them: `{1} {0}`.
template <class First, class... Rest>
std::string tr(fmt::format_string<First, Rest...> english, First&& first, Rest&&... rest) {
  const fmt::string_view text = english;
  return vformatted(tr(std::string_view(text.data(), text.size())), fmt::make_format_args(first, rest...));
}

/// A text with a number for `{}`: `one` for 1, `more` for others, or the plural form of the current language.
std::string plural(std::size_t number, std::string_view one, std::string_view more);

/// A number for prose in the current language, with at most this many decimals: `2.5`, in German `2,5`.
std::string number_in_prose(double number, int decimals);

}  // namespace dropwise
