#include <sstream>

#include <doctest/doctest.h>

#include "base/json.h"
#include "base/text.h"
#include "i18n/language.h"
#include "support/folder.h"
#include "support/process.h"
#include "support/pty.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

using Variables = std::map<std::string, std::string>;

Finished with(const Variables& variables, const std::vector<std::string>& words) {
  static const Folder home;
  Run how = dropwise_in(home.path().string(), words);
  how.environment.erase("LC_ALL");
  how.environment.erase("LANG");
  how.environment.insert(variables.begin(), variables.end());
  return run(how);
}

std::string language_by(const Variables& variables) {
  const std::string said = with(variables, {"list"}).out;
  for (const Language& language : languages()) {
    const ScopedLanguage speaking(language);
    if (said == tr("No sessions in this range.\n")) return std::string(language.code);
  }
  return said;
}

}  // namespace

TEST_CASE("the language comes from LC_ALL, LC_MESSAGES or LANG, whichever is set first") {
  CHECK(language_by({}) == "en");
  CHECK(language_by({{"LANG", "de_DE.UTF-8"}}) == "de");
  CHECK(language_by({{"LC_MESSAGES", "es_ES.UTF-8"}, {"LANG", "de_DE.UTF-8"}}) == "es");
  CHECK(language_by({{"LC_MESSAGES", "fr_FR.UTF-8"}}) == "fr");
  CHECK(language_by({{"LC_ALL", "zh_CN.UTF-8"}, {"LC_MESSAGES", "es_ES.UTF-8"}, {"LANG", "de_DE.UTF-8"}}) == "zh");
  CHECK(language_by({{"LANG", "it_IT.UTF-8"}}) == "en");
}

TEST_CASE("without UTF-8 in the locale, a language is used only if --lang names it") {
  CHECK(language_by({{"LANG", "de_DE.ISO-8859-1"}}) == "en");
  CHECK(language_by({{"LC_CTYPE", "C"}, {"LC_MESSAGES", "de_DE.UTF-8"}}) == "en");
  CHECK(with({{"LC_ALL", "C"}}, {"--lang", "de", "list"}).out == "Keine Sitzungen in diesem Zeitraum.\n");
}

TEST_CASE("--lang overrides the variables, before or after the command, and in the help") {
  const Variables spanish = {{"LANG", "es_ES.UTF-8"}};
  const std::string german = with({{"LANG", "de_DE.UTF-8"}}, {"list"}).out;
  CHECK(with(spanish, {"--lang", "de", "list"}).out == german);
  CHECK(with(spanish, {"list", "--lang=de_AT.UTF-8"}).out == german);
  CHECK(with(spanish, {"--lang", "en", "list"}).out == "No sessions in this range.\n");
  CHECK(with(spanish, {"list", "--help", "--lang", "fr"}).out ==
        with({{"LANG", "fr_FR.UTF-8"}}, {"list", "--help"}).out);
  const Finished wrong = with({}, {"--lang", "tlh", "list"});
  CHECK(wrong.exit == 2);
  CHECK(wrong.err == "dropwise: --lang: unknown language `tlh`\nExpected one of en, de, es, fr, zh.\n");
}

TEST_CASE("crontab makes reminders use the language in which it was called") {
  CHECK(with({{"LANG", "de_DE.UTF-8"}}, {"crontab"}).out.find(" --lang de remind\n") != std::string::npos);
  CHECK(with({{"LANG", "de_DE.UTF-8"}}, {"--lang", "en", "crontab"}).out.find(" --lang en remind\n") !=
        std::string::npos);
  CHECK(with({{"LANG", "en_GB.UTF-8"}}, {"crontab"}).out.find(" --lang en remind\n") != std::string::npos);
  CHECK(with({}, {"crontab"}).out.find("--lang") == std::string::npos);
}

TEST_CASE("an argument that looks like --lang is kept as a value, and the last --lang counts") {
  const Folder home;
  const auto said = [&](const std::vector<std::string>& words) {
    return run(dropwise_in(home.path().string(), words)).out;
  };
  CHECK(said({"log", "--left", "3", "--at", "2026-11-20 06:30", "--note", "--lang=de"})
            .starts_with("Logged as session 1: "));
  CHECK(said({"--lang", "fr", "--lang", "de", "show", "7"}) == said({"--lang", "de", "show", "7"}));
}

TEST_CASE("config shows the language and where it comes from") {
  CHECK(with({{"LANG", "fr_FR.UTF-8"}}, {"config", "get", "lang"}).out == "fr\n");
  const auto origin = [](const Variables& variables, const std::vector<std::string>& words) {
    for (const Json& one : Json::parse(with(variables, words).out)) {
      if (one["key"] == "lang") return one["origin"].get<std::string>();
    }
    return std::string();
  };
  CHECK(origin({{"LANG", "fr_FR.UTF-8"}}, {"config", "--json"}) == "environment LC_ALL, LC_MESSAGES or LANG");
  CHECK(origin({{"LANG", "it_IT.UTF-8"}}, {"config", "--json"}) == "default");
  CHECK(origin({}, {"--lang", "de", "config", "--json"}) == "flag");
}

TEST_CASE("error messages are wrapped at the width of the terminal in every language") {
  const Folder home;
  for (const Language& language : languages()) {
    CAPTURE(language.code);
    Pty pty(home.path().string(), {"--lang", std::string(language.code), "amend", "zzz", "--left", "5"}, 40);
    CHECK(pty.wait() == 2);
    std::istringstream lines(pty.shown());
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      CAPTURE(line);
      CHECK(display_width(line.substr(0, line.find('\r'))) <= 40);
    }
    CHECK(count > 3);
  }
}

TEST_CASE("a session in a real terminal is in Spanish, with the same keys") {
  const Folder home;
  Pty pty(home.path().string(),
          {"--lang", "es", "start", "kaiser", "--prepare", "0", "--assist", "0", "--view", "plain"});
  CHECK(pty.sees("pecho IZQUIERDO: extracci\xC3\xB3n, 5:00 a 10:00 (publicado)."));
  pty.type("q");
  CHECK(pty.sees("Terminado."));
  CHECK(
      pty.sees("\xC2\xBF"
               "Cu\xC3\xA1nto"));
  pty.type("3drops\n");
  CHECK(pty.wait() == 0);
  CHECK(run(dropwise_in(home.path().string(), {"--lang", "es", "show"})).out.find("3 gotas") != std::string::npos);
}
