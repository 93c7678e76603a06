#include "i18n/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

#include "i18n/catalogs.h"

namespace dropwise {
namespace {

std::size_t two_forms(std::size_t n) { return n == 1 ? 0 : 1; }
std::size_t two_forms_zero_as_one(std::size_t n) { return n < 2 ? 0 : 1; }
std::size_t one_form(std::size_t /*n*/) { return 0; }

const std::array<Language, 5> kLanguages = {{{"en", "English", two_forms},
                                             {"de", "Deutsch", two_forms, ',', catalog("de")},
                                             {"es", "español", two_forms, ',', catalog("es")},
                                             {"fr", "français", two_forms_zero_as_one, ',', catalog("fr")},
                                             {"zh", "简体中文", one_form, '.', catalog("zh")}}};

const Language* current = kLanguages.data();

/// A compiled catalog in the format of gettext's .mo files: two tables of lengths and positions, sorted by original
/// text.
class Catalog {
 public:
  explicit Catalog(std::string_view bytes) : bytes_(bytes) {}

  /// Whether every text lies within the bytes and ends with NUL, so that find() is safe.
  bool is_whole() const {
    constexpr std::size_t kHead = 28;
    if (bytes_.size() < kHead || word(0) != 0x950412de) return false;
    const std::size_t count = word(8);
    for (const std::size_t table : {word(12), word(16)}) {
      if (table > bytes_.size() || count > (bytes_.size() - table) / 8) return false;
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t length = word(table + 8 * i), at = word(table + 8 * i + 4);
        if (at >= bytes_.size() || length >= bytes_.size() - at || bytes_[at + length] != '\0') return false;
      }
    }
    return true;
  }

  /// All plural forms of the translation, separated by NUL.
  std::optional<std::string_view> find(std::string_view english) const {
    if (bytes_.empty() || english.empty()) return {};
    std::size_t low = 0, high = word(8);
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      const std::string_view here = entry(word(12), middle);
      const int order = here.substr(0, here.find('\0')).compare(english);
      if (order == 0) return entry(word(16), middle);
      (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return {};
  }

 private:
  std::size_t word(std::size_t at) const {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return value;
  }

  std::string_view entry(std::size_t table, std::size_t index) const {
    return bytes_.substr(word(table + 8 * index + 4), word(table + 8 * index));
  }

  std::string_view bytes_;
};

std::string_view form(std::string_view forms, std::size_t number) {
  for (; number > 0 && forms.find('\0') != std::string_view::npos; --number) forms.remove_prefix(forms.find('\0') + 1);
  return forms.substr(0, forms.find('\0'));
}

/// The language of a locale, such as `zh` for `zh_CN.UTF-8`.
std::string_view code_of(std::string_view locale) { return locale.substr(0, locale.find_first_of("_-.@")); }

/// Whether the locale uses traditional Chinese. The catalog is in simplified Chinese.
bool other_script(std::string_view locale) {
  return locale.starts_with("zh") && locale.find("Hans") == std::string_view::npos &&
         (locale.find("TW") != std::string_view::npos || locale.find("HK") != std::string_view::npos ||
          locale.find("MO") != std::string_view::npos || locale.find("Hant") != std::string_view::npos);
}

}  // namespace

std::span<const Language> languages() { return kLanguages; }

const Language* find_language(std::string_view locale) {
  const auto found = std::ranges::find(kLanguages, code_of(locale), &Language::code);
  return found == kLanguages.end() || other_script(locale) ? nullptr : &*found;
}

std::optional<Language> with_catalog(const Language& language, std::string_view bytes) {
  if (!Catalog(bytes).is_whole()) return {};
  Language own = language;
  own.catalog = bytes;
  return own;
}

ScopedLanguage::ScopedLanguage(const Language& language) : before_(std::exchange(current, &language)) {}
ScopedLanguage::~ScopedLanguage() { current = before_; }

const Language& current_language() { return *current; }

std::string number_in_prose(double number, int decimals) {
  std::string text = formatted("{:.{}f}", number, decimals);
  if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  std::ranges::replace(text, '.', current_language().decimal_sign);
  return text;
}

std::string tr(std::string_view english) {
  const auto found = Catalog(current->catalog).find(english);
  return std::string(found ? form(*found, 0) : english);
}

std::string plural(std::size_t number, std::string_view one, std::string_view more) {
  const auto found = Catalog(current->catalog).find(one);
  const std::string text(found ? form(*found, current->form(number)) : number == 1 ? one : more);
  return vformatted(text, fmt::make_format_args(number));
}

}  // namespace dropwise
