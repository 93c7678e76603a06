#include <doctest/doctest.h>

#include <filesystem>

#include "support/folder.h"
#include "support/process.h"

using namespace dropwise::test;

namespace {

/// A home with an editor that runs `does`, a shell command with the file as `$2`.
struct Edited {
  explicit Edited(const std::string& does) {
    home.write("editor", "#!/bin/sh\n[ \"$1\" = --wait ] && " + does + "\n");
    std::filesystem::permissions(home / "editor", std::filesystem::perms::owner_all);
  }

  Finished edit() const {
    Run how = dropwise_in(home.path().string(), {"config", "edit"});
    how.environment["EDITOR"] = (home / "editor").string() + " --wait";
    return run(how);
  }

  std::filesystem::path file() const { return home / ".config/dropwise/config.toml"; }
  std::filesystem::path copy() const { return home / ".config/dropwise/config.toml.edited"; }

  Folder home;
};

}  // namespace

TEST_CASE("a configuration that may not be read is reported by every command that needs it") {
  const Folder home;
  home.write(".config/dropwise/config.toml", "unit = \"oz\"\n");
  std::filesystem::permissions(home.path(), std::filesystem::perms(0755));
  std::filesystem::permissions(home / ".config/dropwise", std::filesystem::perms::none);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"config"}, {"status"}, {"config", "get", "unit"}, {"doctor"}}) {
    CAPTURE(words.front());
    Run how = dropwise_in(home.path().string(), words);
    how.without_rights = true;
    const Finished ran = run(how);
    CHECK((ran.err + ran.out).find("cannot read the configuration") != std::string::npos);
    CHECK((ran.err + ran.out).find("This should not happen") == std::string::npos);
  }
  std::filesystem::permissions(home / ".config/dropwise", std::filesystem::perms::owner_all);
}

TEST_CASE("config edit creates the file if necessary and saves the edits") {
  const Edited edited("echo 'night = true' >> \"$2\"");
  CHECK(edited.edit().out == "Changed " + edited.file().string() + ".\n");
  CHECK(read_file(edited.file()).ends_with("describes them.\nnight = true\n"));
  CHECK_FALSE(std::filesystem::exists(edited.copy()));
}

TEST_CASE("config edit reports all errors, leaves the file as it was, and continues with the copy next time") {
  const Edited edited("echo 'nihgt = true' >> \"$2\"; echo 'unit = 3' >> \"$2\"");
  edited.home.write(".config/dropwise/config.toml", "view = \"big\"\n");
  const Finished wrong = edited.edit();
  CHECK(wrong.exit == 2);
  CHECK(wrong.err.find(edited.copy().string() + ":2:1: ") != std::string::npos);
  CHECK(wrong.err.find(edited.copy().string() + ":3:8: ") != std::string::npos);
  CHECK(wrong.err.ends_with("The configuration was not changed. `dropwise config edit` continues with your edits.\n"));
  CHECK(read_file(edited.file()) == "view = \"big\"\n");
  edited.home.write("editor", "#!/bin/sh\necho 'night = true' > \"$2\"\n");
  CHECK(edited.edit().exit == 0);
  CHECK(read_file(edited.file()) == "night = true\n");
}

TEST_CASE("config edit keeps what was edited when the editor fails, and when it cannot be started the next time") {
  const Edited edited("echo 'night = true' >> \"$2\"; exit 1");
  edited.home.write(".config/dropwise/config.toml", "unit = \"oz\"\n");
  const Finished failed = edited.edit();
  CHECK(failed.exit == 2);
  CHECK(failed.err.ends_with("The configuration was not changed. `dropwise config edit` continues with your edits.\n"));
  std::filesystem::remove(edited.home / "editor");
  CHECK(edited.edit().err.find("cannot start the editor") != std::string::npos);
  CHECK(read_file(edited.copy()) == "unit = \"oz\"\nnight = true\n");
  edited.home.write("editor", "#!/bin/sh\nexit 0\n");
  std::filesystem::permissions(edited.home / "editor", std::filesystem::perms::owner_all);
  CHECK(edited.edit().exit == 0);
  CHECK(read_file(edited.file()) == "unit = \"oz\"\nnight = true\n");
}

TEST_CASE("edits that were not taken over do not undo what was set since, however soon") {
  const Edited edited("echo 'nihgt = true' >> \"$2\"");
  edited.home.write(".config/dropwise/config.toml", "view = \"big\"\n");
  CHECK(edited.edit().exit == 2);
  const auto edits = read_file(edited.copy());
  edited.home.write(".config/dropwise/config.toml", "view = \"line\"\n");
  std::filesystem::last_write_time(edited.file(), std::filesystem::last_write_time(edited.copy()));
  edited.home.write("editor", "#!/bin/sh\ntrue\n");
  const Finished again = edited.edit();
  CHECK(again.exit == 0);
  CHECK(again.out.starts_with("The configuration has changed since your earlier edits. They are kept in " +
                              edited.copy().string() + ".old.\n"));
  CHECK(read_file(edited.file()) == "view = \"line\"\n");
  CHECK(read_file(edited.copy().string() + ".old") == edits);
}

TEST_CASE("an editor that deletes the copy changes nothing") {
  for (const std::string exit : {"0", "3"}) {
    const Edited edited("rm \"$2\"; exit " + exit);
    edited.home.write(".config/dropwise/config.toml", "unit = \"oz\"\n");
    const Finished ran = edited.edit();
    CHECK(ran.out == (exit == "0" ? "Nothing was changed.\n" : ""));
    CHECK(ran.err.find("continues with your edits") == std::string::npos);
    CHECK(read_file(edited.file()) == "unit = \"oz\"\n");
  }
}

TEST_CASE("config edit does not overwrite changes made meanwhile") {
  const Edited edited("true");
  edited.home.write(".config/dropwise/config.toml", "unit = \"oz\"\n");
  edited.home.write(
      "editor", "#!/bin/sh\necho 'unit = \"ml\"' > '" + edited.file().string() + "'; echo 'night = true' >> \"$2\"\n");
  CHECK(edited.edit().err.starts_with("dropwise: the configuration was changed while you were editing it\n"));
  CHECK(read_file(edited.file()) == "unit = \"ml\"\n");
  CHECK(read_file(edited.copy()) == "unit = \"oz\"\nnight = true\n");
}

TEST_CASE("config edit changes nothing if nothing was edited or the editor fails") {
  const Edited nothing("true");
  CHECK(nothing.edit().out == "Nothing was changed.\n");
  CHECK_FALSE(std::filesystem::exists(nothing.file()));
  const Edited failing("exit 3");
  const Finished ran = failing.edit();
  CHECK(ran.exit == 2);
  CHECK(
      ran.err.starts_with("dropwise: the editor `" + (failing.home / "editor").string() + "` failed with status 3\n"));
}
