#include <doctest/doctest.h>

#include <filesystem>

#include "support/folder.h"
#include "support/process.h"
#include "support/pty.h"

using namespace dropwise::test;

namespace {

/// A home with two sessions in its log, and with dropwise in the PATH.
struct Shells {
  Shells() {
    std::filesystem::create_symlink(DROPWISE_BINARY, home / "dropwise");
    run(dropwise_in(home.path().string(), {"log", "--at", "2026-11-20 06:30", "--left", "5"}));
    run(dropwise_in(home.path().string(), {"log", "--at", "2026-11-21 07:40", "--left", "6"}));
  }

  Run in(const std::vector<std::string>& words) const {
    return {.words = words,
            .environment = {{"HOME", home.path().string()},
                            {"PATH", home.path().string() + ":/usr/bin:/bin"},
                            {"TZ", "UTC"},
                            {"LC_ALL", "C.UTF-8"}}};
  }

  Folder home;
};

/// A shell in a terminal that has loaded the completion script.
struct Shell {
  Shell(const std::vector<std::string>& words, const std::string& set_up) : pty(shells.in(words), 100) {
    pty.type(set_up + "; echo rea''dy\n");
    CHECK(pty.sees("ready"));
  }

  /// Types the text and a Tab, and waits for the completed line or the list of candidates.
  bool completes(const std::string& typed, const std::string& shown) {
    pty.type("\x15" + typed);  // Ctrl-U clears the line first
    const bool there = pty.sees(typed);
    pty.type("\t");
    return there && pty.sees(shown);
  }

  Shells shells;
  Pty pty;
};

}  // namespace

TEST_CASE("bash completes a command line at Tab") {
  Shell shell({"/bin/bash", "--norc", "--noprofile", "-i"}, "source <(dropwise completion bash)");
  CHECK(shell.completes("dropwise ame", "nd "));
  CHECK(shell.completes("dropwise start mar", "met "));
  CHECK(shell.completes("dropwise show 1", " "));
  CHECK(shell.completes("dropwise start kaiser --vi", "ew "));
  CHECK(shell.completes("dropwise list yes", "terday "));
  CHECK(shell.completes("dropwise start --view=pl", "ain "));
  CHECK(shell.completes("dropwise amend --at 22:10 la", "st "));
  shell.pty.type(
      "\x15"
      "dropwise show \t\t");
  CHECK(shell.pty.sees("2026-11-21 07:40, hand, left 6 ml"));
}

TEST_CASE("zsh completes a command line at Tab") {
  Shell shell({"/usr/bin/zsh", "-f", "-i"}, "autoload -U compinit; compinit -D; source <(dropwise completion zsh)");
  CHECK(shell.completes("dropwise ame", "nd"));
  CHECK(shell.completes("dropwise start mar", "met"));
  CHECK(shell.completes("dropwise show ", "2026-11-21 07:40, hand, left 6 ml"));
}

TEST_CASE("fish completes a command line at Tab") {
  Shell shell({"/usr/bin/fish", "--no-config", "--interactive"}, "dropwise completion fish | source");
  shell.pty.type("dropwise conf\tget uni\t; echo do''ne\n");
  CHECK(shell.pty.sees("ml\r\n"));
  CHECK(shell.pty.sees("done\r\n"));
  shell.pty.type("dropwise show \t");
  CHECK(shell.pty.sees("2026-11-21 07:40, hand, left 6 ml"));
}

TEST_CASE("fish gets completions with descriptions") {
  const Shells shells;
  const auto complete = [&](const std::string& line) {
    return run(shells.in({"/usr/bin/fish", "--no-config", "-c",
                          "dropwise completion fish | source; complete -C '" + line + "'"}))
        .out;
  };
  CHECK(complete("dropwise ame") == "amend\tChange an entry; give volumes later.\n");
  CHECK(complete("dropwise show ").find("2\t2026-11-21 07:40, hand, left 6 ml, right ?\n") != std::string::npos);
  CHECK(complete("dropwise list yes") == "yesterday\n");
  shells.home.write("my.db", "");
  CHECK(complete("dropwise --db " + shells.home.path().string() + "/my").find("my.db") != std::string::npos);
  CHECK(complete("dropwise start --view=pl") == "--view=plain\n");
}
