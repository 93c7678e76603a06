#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/format.h"

namespace dropwise {

/// A language that the program speaks.
struct Language {
  std::string_view code;               ///< `de`
  std::string_view name;               ///< As its speakers call it.
  std::size_t (*form)(std::size_t n);  ///< Which of its forms a noun takes beside this number.
  char decimal_sign = '.';             ///< In prose; what is typed, and what scripts read, has a point in any language.
  std::string_view catalog = {};       ///< data/languages/`code`.po as msgfmt compiles it; empty for English.
};

/// English first, in which all texts are written; then those of data/languages, by their codes.
std::span<const Language> languages();

/// The language of a locale: `de`, `de_AT.UTF-8`, `zh_CN`. Null for one that is not here, or of which only another
/// script is (`zh_TW`).
const Language* find_language(std::string_view locale);

/// While it lives, texts are in this language. The language belongs to the process, as with gettext; English is what
/// holds otherwise.
class ScopedLanguage {
 public:
  explicit ScopedLanguage(const Language& language);
  ~ScopedLanguage();
  ScopedLanguage(const ScopedLanguage&) = delete;
  ScopedLanguage& operator=(const ScopedLanguage&) = delete;

 private:
  const Language* before_;
};

/// The language that holds now.
const Language& current_language();

/// The text in the language that holds; as it is where the catalog has none, so also a text of the user's own, unless
/// it is word for word one of ours.
std::string tr(std::string_view english);

/// The same for a text with places to fill in. A translation may take them in another order: `{1} {0}`.
template <class First, class... Rest>
std::string tr(fmt::format_string<First, Rest...> english, First&& first, Rest&&... rest) {
  const fmt::string_view text = english;
  return vformatted(tr(std::string_view(text.data(), text.size())), fmt::make_format_args(first, rest...));
}

/// A text beside a number, `{}`: `one` for 1, `more` for others, and as the language has it.
std::string plural(std::size_t number, std::string_view one, std::string_view more);

/// A number for prose in the language that holds, to that many decimals at most: `2.5`, in German `2,5`.
std::string number_in_prose(double number, int decimals);

/// Marks a text that is translated where it is shown: in tables that stand before the language is known.
constexpr const char* mark_for_translation(const char* english) { return english; }

}  // namespace dropwise
