#include "i18n/language.h"

#include <doctest/doctest.h>

#include "support/catalog.h"

using namespace dropwise;

namespace {

const Language& speaking(std::string_view code) { return *find_language(code); }

}  // namespace

TEST_CASE("a language is found by the name of the locale, whatever its country and encoding") {
  CHECK(find_language("de")->code == "de");
  CHECK(find_language("de_AT.UTF-8")->code == "de");
  CHECK(find_language("es_MX@euro")->code == "es");
  CHECK(find_language("fr-CA")->code == "fr");
  CHECK(find_language("zh_CN.UTF-8")->code == "zh");
  CHECK(find_language("zh-Hans-SG")->code == "zh");
  CHECK(find_language("zh_Hans_HK.UTF-8")->code == "zh");
  CHECK(find_language("en_GB.UTF-8")->code == "en");
}

TEST_CASE("an unknown language is not found, and neither is Chinese in traditional script") {
  for (const char* locale : {"", "C", "C.UTF-8", "POSIX", "it_IT.UTF-8", "den", "zh_TW.UTF-8", "zh_HK", "zh-Hant"}) {
    CAPTURE(locale);
    CHECK(find_language(locale) == nullptr);
  }
}

TEST_CASE("texts are in English, or in the language of the innermost scope") {
  CHECK(tr("left breast") == "left breast");
  {
    const ScopedLanguage german(speaking("de"));
    CHECK(tr("left breast") == "linke Brust");
    {
      const ScopedLanguage spanish(speaking("es"));
      CHECK(tr("left breast") == "pecho izquierdo");
      CHECK(current_language().code == "es");
    }
    CHECK(tr("left breast") == "linke Brust");
  }
  CHECK(tr("left breast") == "left breast");
}

TEST_CASE("a text that is in no catalog is left as it is") {
  const ScopedLanguage german(speaking("de"));
  CHECK(tr("my own step") == "my own step");
  CHECK(tr("").empty());
}

TEST_CASE("placeholders are filled in, in the order of the language") {
  CHECK(tr("{} in {}", "left breast", 5) == "left breast in 5");
  const ScopedLanguage chinese(speaking("zh"));
  CHECK(tr("{} in {} s", "左乳", 5) == "5 秒后：左乳");
}

TEST_CASE("a noun takes the plural form of its number in each language") {
  CHECK(plural(1, "{} drop", "{} drops") == "1 drop");
  CHECK(plural(0, "{} drop", "{} drops") == "0 drops");
  {
    const ScopedLanguage german(speaking("de"));
    CHECK(plural(1, "{} session", "{} sessions") == "1 Sitzung");
    CHECK(plural(0, "{} session", "{} sessions") == "0 Sitzungen");
  }
  {
    const ScopedLanguage french(speaking("fr"));
    CHECK(plural(0, "{} session", "{} sessions") == "0 séance");
    CHECK(plural(2, "{} session", "{} sessions") == "2 séances");
  }
  const ScopedLanguage chinese(speaking("zh"));
  CHECK(plural(1, "{} minute", "{} minutes") == "1 分钟");
  CHECK(plural(7, "{} minute", "{} minutes") == "7 分钟");
}

TEST_CASE("a number in prose has the decimal sign of the language and no trailing zeros") {
  CHECK(number_in_prose(2.54, 1) == "2.5");
  CHECK(number_in_prose(3, 2) == "3");
  CHECK(number_in_prose(10, 0) == "10");
  const ScopedLanguage german(*find_language("de"));
  CHECK(number_in_prose(3.81, 1) == "3,8");
}

TEST_CASE("another catalog can take the place of a language's own") {
  const std::string bytes = test::catalog_of({{"left breast", "Brust links"}, {"right breast", "Brust rechts"}});
  const auto own = with_catalog(speaking("de"), bytes);
  REQUIRE(own.has_value());
  const ScopedLanguage german(*own);
  CHECK(current_language().code == "de");
  CHECK(tr("left breast") == "Brust links");
  CHECK(tr("right breast") == "Brust rechts");
  CHECK(tr("both breasts") == "both breasts");  // not in this catalog
}

TEST_CASE("bytes that are not a whole catalog are refused, wherever they are cut or changed") {
  const std::string bytes = test::catalog_of({{"left breast", "Brust links"}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(with_catalog(speaking("de"), std::string_view(bytes).substr(0, size)).has_value());
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(0xff);
    CAPTURE(at);
    const auto own = with_catalog(speaking("de"), changed);
    if (!own) continue;
    const ScopedLanguage german(*own);
    CHECK(tr("left breast").size() <= bytes.size());  // found or not, nothing outside of the bytes is read
  }
}
