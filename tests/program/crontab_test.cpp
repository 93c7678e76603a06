#include <doctest/doctest.h>

#include "support/fake_crontab.h"
#include "support/folder.h"
#include "support/process.h"

using namespace dropwise::test;

namespace {

struct Home {
  Home() { write_fake_crontab(folder); }

  Finished operator()(const std::vector<std::string>& words) const {
    Run how = dropwise_in(folder.path().string(), words);
    how.environment["PATH"] = (folder / "bin").string() + ":/usr/bin:/bin";
    return run(how);
  }

  std::string line() const {
    return "*/5 * * * * PATH=" + (folder / "bin").string() +
           ":/usr/bin:/bin TZ=Asia/Kathmandu HOME=" + folder.path().string() + " " + DROPWISE_BINARY + " --db " +
           (folder / ".local/share/dropwise/log.db").string() + " remind\n";
  }

  Folder folder;
};

const std::string kBegin = "# BEGIN dropwise reminders; `dropwise crontab --remove` takes these lines out\n";
const std::string kEnd = "# END dropwise reminders\n";

}  // namespace

TEST_CASE("crontab prints the lines, installs them, and removes them") {
  const Home home;
  CHECK(home({"crontab"}).out == kBegin + home.line() + kEnd);
  const Finished shown = home({"crontab", "--install", "--dry-run"});
  CHECK(shown.out == "This would change in your crontab:\n+ " + kBegin + "+ " + home.line() + "+ " + kEnd);
  CHECK_FALSE(std::filesystem::exists(home.folder / "tab"));
  CHECK(home({"crontab", "--install"}).exit == 0);
  CHECK(read_file(home.folder / "tab") == kBegin + home.line() + kEnd);
  CHECK(home({"crontab", "--install"}).out == "Your crontab holds this already.\n");
  const Finished removed = home({"crontab", "--remove"});
  CHECK(removed.out == "This changes in your crontab:\n- " + kBegin + "- " + home.line() + "- " + kEnd +
                           "Done. cron calls dropwise no more.\n");
  CHECK_FALSE(std::filesystem::exists(home.folder / "tab"));
  CHECK(home({"crontab", "--remove"}).out == "Your crontab holds nothing of dropwise's.\n");
}

TEST_CASE("other lines of a crontab stay, and a last line without a newline gets one") {
  const Home home;
  home.folder.write("tab", "MAILTO=anna\n@daily backup 100%");
  const Finished shown = home({"crontab", "--install", "--minutes", "1", "--notify"});
  CHECK(shown.exit == 0);
  CHECK(shown.out.find("MAILTO") == std::string::npos);
  const std::string text = read_file(home.folder / "tab");
  CHECK(text.starts_with("MAILTO=anna\n@daily backup 100%\n" + kBegin + "* * * * * PATH="));
  CHECK(text.ends_with(" remind --notify\n" + kEnd));
  home({"crontab", "--remove"});
  CHECK(read_file(home.folder / "tab") == "MAILTO=anna\n@daily backup 100%\n");
}

TEST_CASE("a crontab that cannot be read, or that has unpaired marks, stays as it is") {
  const Home home;
  home.folder.write("tab", "a\n" + kBegin);
  const Finished broken = home({"crontab", "--install"});
  CHECK(broken.exit == 2);
  CHECK(broken.err ==
        "dropwise: the crontab ends at line 2 without a Dropwise END line\n"
        "Fix it with `crontab -e`: there must be one BEGIN line, with one END line below it.\n");
  CHECK(read_file(home.folder / "tab") == "a\n" + kBegin);
  home.folder.write("forbidden", "");
  const Finished forbidden = home({"crontab", "--remove"});
  CHECK(forbidden.exit == 2);
  CHECK(forbidden.err ==
        "dropwise: cannot read your crontab: You (anna) are not allowed to use this program \n"
        "Nothing was changed. `dropwise crontab` prints the lines, so that you can add them yourself.\n");
  Run how = dropwise_in(home.folder.path().string(), {"crontab", "--install"});
  how.environment["PATH"] = "/nowhere";
  const Finished without = run(how);
  CHECK(without.exit == 3);
  CHECK(without.err.find("the program `crontab` was not found\nInstall cron, or use `dropwise crontab --systemd`.") !=
        std::string::npos);
}

TEST_CASE("crontab rejects options that contradict each other, and invalid numbers of minutes") {
  const Home home;
  CHECK(home({"crontab", "--install", "--remove"}).exit == 2);
  CHECK(home({"crontab", "--dry-run"}).exit == 2);
  for (const char* wrong : {"0", "7", "60", "x"}) CHECK(home({"crontab", "--minutes", wrong}).exit == 2);
  CHECK(home({"crontab", "--systemd"}).out.find("ExecStart=\"" DROPWISE_BINARY "\" \"--db\"") != std::string::npos);
}

TEST_CASE("doctor checks everything that reminders depend on") {
  const Home home;
  const Finished before = home({"doctor"});
  CHECK(before.exit == 0);
  CHECK(before.out.find("-     crontab       Nothing calls `remind`, so there are no reminders.\n") !=
        std::string::npos);
  home({"log", "--at", "4h ago"});
  home({"crontab", "--install", "--notify"});
  const Finished waiting = home({"doctor"});
  CHECK(waiting.exit == 1);
  CHECK(waiting.out.find("LOOK  last run      `remind` has not been called yet.\n") != std::string::npos);
  CHECK(waiting.out.find("LOOK  desktop       No desktop session was found to notify in.\n") != std::string::npos);
  home({"config", "set", "remind.notify", "true", "{text}"});
  CHECK(home({"remind", "--notify"}).out.starts_with("Time to express, if you can: 4 h since"));
  const Finished well = home({"doctor"});
  CHECK(well.exit == 0);
  CHECK(well.out.find("ok    crontab       cron calls `remind` every 5 minutes.\n") != std::string::npos);
  CHECK(well.out.find("ok    last run      `remind` was called just now.\n") != std::string::npos);
  CHECK(well.out.find("ok    desktop       Reminders can be shown on the desktop.\n") != std::string::npos);
  home.folder.write("tab", kBegin + "* * * * * /gone/dropwise --db /elsewhere.db remind\n" + kEnd);
  const Finished gone = home({"doctor", "--json"});
  CHECK(gone.exit == 1);
  CHECK(gone.out.find("\"/gone/dropwise does not exist, or cannot be run.\"") != std::string::npos);
  CHECK(gone.out.find("cron's reminders use /elsewhere.db, not this log.") != std::string::npos);
  home.folder.write("tab", kBegin + "something else\n" + kEnd);
  CHECK(home({"doctor"}).out.find("LOOK  crontab       Dropwise's lines in your crontab have been changed.") !=
        std::string::npos);
}

TEST_CASE("remind --notify shows the message with the configured command, and reports what went wrong") {
  const Home home;
  home({"log", "--at", "4h ago"});
  const Finished none = home({"remind", "--notify"});
  CHECK(none.exit == 0);
  CHECK(none.out.starts_with("Time to express"));
  CHECK(none.err == "dropwise: cannot show the reminder on the desktop\nNo desktop session was found to notify in.\n");
  const auto shown = (home.folder / "shown").string();
  home.folder.write("bin/show", "#!/bin/sh\nprintf '%s|' \"$@\" > " + shown + "\n");
  std::filesystem::permissions(home.folder / "bin/show", std::filesystem::perms::owner_all);
  home({"config", "set", "remind.notify", "show", "--", "$(id) {text}"});
  home({"snooze", "0.001s"});
  std::string out;
  for (int tries = 0; tries < 100 && out.empty(); ++tries) out = home({"remind", "--notify"}).out;
  CHECK(read_file(shown) == "--|$(id) " + out.substr(0, out.size() - 1) + "|");
  home({"config", "set", "remind.notify", "gone", "{text}"});
  CHECK(home({"doctor"}).out.find("The program `gone` was not found. Is it in PATH?") != std::string::npos);
}

TEST_CASE("remind reports a missing HOME, an unreadable log, and output that cannot be written") {
  const Home home;
  home({"log", "--at", "4h ago"});
  Run how = dropwise_in(home.folder.path().string(), {"--db", (home.folder / "x.db").string(), "remind"});
  how.environment.erase("HOME");
  const Finished homeless = run(how);
  CHECK(homeless.exit == 2);
  CHECK(homeless.err.find("HOME is not set, so there is nowhere to save the state of the reminders\n") !=
        std::string::npos);
  const Folder open, shut;
  std::filesystem::permissions(open.path(), std::filesystem::perms::all);
  std::filesystem::permissions(shut.path(), std::filesystem::perms::none);
  Run stranger = dropwise_in(open.path().string(), {"--db", (shut / "log.db").string(), "remind"});
  stranger.without_rights = true;
  const Finished refused = run(stranger);
  std::filesystem::permissions(shut.path(), std::filesystem::perms::owner_all);
  CHECK(refused.exit == 4);
  CHECK(refused.err.find("`: Permission denied\n") != std::string::npos);
  Run full = dropwise_in(home.folder.path().string(), {"remind"});
  full.out_to = "/dev/full";
  const Finished lost = run(full);
  CHECK(lost.exit == 4);
  CHECK(lost.err.find("cannot write the output") != std::string::npos);
  CHECK(home({"remind"}).out.starts_with("Time to express"));
}
