#include <doctest/doctest.h>

#include "support/fake_crontab.h"
#include "support/tool.h"

using namespace dropwise;
using namespace dropwise::test;

namespace {

namespace fs = std::filesystem;

/// A home with a program that keeps what it is given, and fails if the file `broken` exists.
struct Home : Tool {
  Home() {
    write_fake_crontab(home);
    program("bin/helper",
            "home=${0%/*}/..; echo \"$*\" >> \"$home/said\"; cat >> \"$home/said\"; echo \"$DROPWISE_EVENT\" >> "
            "\"$home/said\"\n[ ! -e \"$home/broken\" ] || { echo 'no sound card' >&2; exit 3; }\n");
    run({"log", "--left", "5"});
    environment = [this](Environment& told) { told.mailer_path = (home / "sbin").string(); };
  }

  void program(const std::string& name, const std::string& text) const {
    fs::permissions(home.write(name, "#!/bin/sh\n" + text), fs::perms::owner_all);
  }

  /// The finding with this name; null if there is none.
  Json found(const std::string& what, const std::vector<std::string>& options = {}) {
    std::vector<std::string> words = {"doctor", "--json"};
    words.insert(words.end(), options.begin(), options.end());
    for (const Json& finding : run(words).json())
      if (finding["what"] == what) return finding;
    return {};
  }
};

}  // namespace

TEST_CASE("doctor looks for the programs that are set, and runs them only with --try") {
  Home tool;
  for (const char* name : {"say", "exec", "tick", "notify"}) CHECK(tool.found(name).is_null());
  tool.run({"config", "set", "say", "helper", "{text}"});
  tool.run({"config", "set", "exec", "helper", "event"});
  tool.run({"config", "set", "tick", "helper", "tick"});
  tool.run({"config", "set", "remind.notify", "gone", "{text}"});
  CHECK(tool.found("say") == Json{{"what", "say"},
                                  {"wrong", false},
                                  {"said", "The program `helper` was found. `dropwise doctor --try` runs it."},
                                  {"hint", ""}});
  CHECK(
      tool.found("notify") ==
      Json{{"what", "notify"},
           {"wrong", true},
           {"said", "The program `gone` was not found. Is it in PATH?"},
           {"hint", "Install it, or choose another one with `dropwise config set remind.notify PROGRAM ARGUMENTS`."}});
  CHECK_FALSE(fs::exists(tool.home / "said"));
  CHECK(tool.found("exec", {"--try"})["said"] == "The program `helper` ran without an error.");
  CHECK(read_file(tool.home / "said") ==
        "This is how Dropwise sounds.\ndoctor\nevent\n{\"event\":\"doctor\"}\ndoctor\ntick\ndoctor\n");
}

TEST_CASE("doctor --try reports what a program says when it fails") {
  Home tool;
  tool.run({"config", "set", "say", "helper", "{text}"});
  tool.home.write("broken", "");
  CHECK(tool.found("say", {"--try"}) ==
        Json{{"what", "say"},
             {"wrong", true},
             {"said", "The program `helper` failed with status 3. It reported: no sound card"},
             {"hint", ""}});
  CHECK(tool.run({"doctor", "--try"}).exit == 1);
}

TEST_CASE("crontab and doctor say when cron cannot send mail, if nothing else shows the reminders") {
  Home tool;
  CHECK(tool.found("mail").is_null());
  const std::string missing = "no program that sends mail was found, so cron cannot send the reminders";
  SUBCASE("no mail program") {
    const Ran installed = tool.run({"crontab", "--install"});
    CHECK(installed.exit == 0);
    CHECK(installed.err.starts_with("dropwise: " + missing +
                                    "\n`dropwise crontab --install --notify` shows the reminders on"));
    CHECK(tool.found("mail")["wrong"] == true);
    CHECK(tool.found("mail")["said"] == "N" + missing.substr(1) + ".");
  }
  SUBCASE("on the desktop") {
    CHECK(tool.run({"crontab", "--install", "--notify"}).err.empty());
    CHECK(tool.found("mail")["wrong"] == false);
  }
  SUBCASE("a mail program") {
    tool.program("sbin/sendmail", "");
    CHECK(tool.run({"crontab", "--install"}).err.empty());
    CHECK(tool.found("mail")["said"] == "A program that sends mail was found; cron can use it.");
  }
}

TEST_CASE("doctor reports a time zone that is not known, also as JSON") {
  Home tool;
  CHECK(tool.found("time zone").is_null());
  tool.environment = [](Environment& told) {
    told.zone = "Europe/Lodon";
    told.zone_is_known = false;
  };
  CHECK(tool.found("time zone") == Json{{"what", "time zone"},
                                        {"wrong", true},
                                        {"said", "Unknown time zone `Europe/Lodon` in TZ; using UTC."},
                                        {"hint", "Set TZ to a zone such as Europe/London, or to UTC."}});
}

TEST_CASE("doctor names all files that Dropwise keeps, by kind and folder") {
  Home tool;
  tool.run({"backup"});
  tool.config("unit = \"ml\"\n");
  tool.home.write(".local/share/dropwise/backups/log-2026-11-19-060000.db", "");
  std::vector<std::string> files;
  for (const Json& finding : tool.run({"doctor", "--json"}).json())
    if (finding["what"] == "files") files.push_back(finding["said"]);
  const std::string data = (tool.home / ".local/share/dropwise").string();
  REQUIRE(files.size() == 4);
  CHECK(files[0] == "log: 4 files in " + data);
  CHECK(files[1] == "copy: 2 files in " + data + "/backups");
  CHECK(files[2].starts_with("reminders: " + (tool.home / ".local/state/dropwise/reminders-").string()));
  CHECK(files[3] == "settings: " + (tool.home / ".config/dropwise/config.toml").string());
}

TEST_CASE("purge takes the reminders out of the crontab, if they are for this log") {
  Home tool;
  tool.home.write("tab", "5 4 * * * other\n");
  tool.run({"crontab", "--install", "--notify"});
  tool.run({"--db", (tool.home / "other.db").string(), "log", "--left", "5"});
  CHECK(
      tool.run({"--db", (tool.home / "other.db").string(), "purge", "--yes"}).out.starts_with("Removed 2 files.\nExp"));
  CHECK(read_file(tool.home / "tab") != "5 4 * * * other\n");
  CHECK(tool.run({"purge"}).out.find("That also takes the reminders out of your crontab.\n") != std::string::npos);
  CHECK(tool.run({"purge", "--yes"})
            .out.starts_with("Removed 2 files. The reminders have been taken out of your crontab.\n"));
  CHECK(read_file(tool.home / "tab") == "5 4 * * * other\n");
}
