#include <doctest/doctest.h>

#include <filesystem>

#include "i18n/language.h"
#include "support/folder.h"
#include "support/process.h"

using namespace dropwise::test;

namespace {

const std::string kLanguages = DROPWISE_SOURCE "/data/languages";

Finished check(const std::string& folder = kLanguages) {
  return run({.words = {"/usr/bin/env", "python3", kLanguages + "/texts.py", "check", folder},
              .environment = {{"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C.UTF-8"}}});
}

/// Checks a copy of the German catalog in which `old` is replaced.
std::string checked_with(const std::string& old, const std::string& fresh) {
  const Folder folder;
  std::string text = read_file(kLanguages + "/de.po");
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  folder.write("de.po", text.replace(at, old.size(), fresh));
  return check(folder.path().string()).out;
}

}  // namespace

TEST_CASE("the template and every catalog have all texts, with matching numbers, placeholders and commands") {
  const Finished found = check();
  CHECK(found.out == "4 catalogs, 0 faults\n");
  CHECK(found.exit == 0);
}

TEST_CASE("a text that is only a piece of a sentence is rejected") {
  const std::string script =
      "import sys; sys.path.insert(0, sys.argv[1]); import texts; "
      "print(*texts.faults_of_pieces([' at {}', ', ended {}', 'Next: ', 'Next: {}.', '… and {} more']), sep='\\n')";
  const Finished found = run({.words = {"/usr/bin/env", "python3", "-B", "-c", script, kLanguages},
                              .environment = {{"PATH", "/usr/bin:/bin"}, {"LC_ALL", "C.UTF-8"}}});
  CHECK(found.out ==
        "dropwise.pot: ' at {}' is a piece of a sentence; write a whole one for each case\n"
        "dropwise.pot: ', ended {}' is a piece of a sentence; write a whole one for each case\n"
        "dropwise.pot: 'Next: ' is a piece of a sentence; write a whole one for each case\n");
}

TEST_CASE("every catalog belongs to a known language, and every language but English has a catalog") {
  std::size_t count = 1;
  for (const auto& entry : std::filesystem::directory_iterator(kLanguages)) {
    if (entry.path().extension() != ".po") continue;
    const std::string code = entry.path().stem().string();
    CAPTURE(code);
    const auto* language = dropwise::find_language(code);
    CHECK((language != nullptr && !language->catalog.empty() && language->code == code));
    ++count;
  }
  CHECK(dropwise::languages().size() == count);
}

TEST_CASE("a catalog with a missing number, placeholder, command or text is rejected") {
  const std::string before = "msgid \"{} to go\"\nmsgstr \"";
  CHECK(checked_with(before, before + "{}").find("places: '{} to go' has ['{0}'], ") != std::string::npos);
  CHECK(checked_with(before, before + "{1}").find("places: '{} to go' has ['{0}'], ") != std::string::npos);
  CHECK(checked_with(before, before + "{0}").find("some places have a number and some have none") != std::string::npos);
  CHECK(checked_with(before, before + "{{").find("doubled braces: '{} to go' has [], ") != std::string::npos);
  CHECK(checked_with(before, before + "--left ").find("options: '{} to go' has [], ") != std::string::npos);
  CHECK(checked_with(before, before + " ").find("the space before it: '{} to go' has [], ") != std::string::npos);
  CHECK(checked_with(before, before + "3 ").find("figures: '{} to go' has [], ") != std::string::npos);
  CHECK(checked_with(before, before + "`q` ").find("what is typed: '{} to go' has [], ") != std::string::npos);
  CHECK(checked_with(before, "msgid \"{} to come\"\nmsgstr \"").find("missing: '{} to go'") != std::string::npos);
  CHECK(checked_with(before, "msgid \"{} to go\"\nmsgstr \"\"\n\n#: x\nmsgid \"{} to come\"\nmsgstr \"")
            .find("not translated: '{} to go'") != std::string::npos);
}
