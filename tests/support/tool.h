#pragma once

#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"
#include "cli/command.h"
#include "support/fakes.h"
#include "support/folder.h"

namespace dropwise::test {

/// The result of running the tool.
struct Ran {
  int exit = 0;
  std::string out, err;
  std::vector<std::string> said;
  std::vector<int> bells;

  Json json() const { return Json::parse(out); }
  bool says(const std::string& text) const {
    for (const std::string& line : said) {
      if (line.find(text) != std::string::npos) return true;
    }
    return out.find(text) != std::string::npos;
  }
};

/// The whole tool without main(), with a temporary home, a fake clock and a scripted console.
class Tool {
 public:
  Ran run(const std::vector<std::string>& words) {
    std::istringstream in(input);
    std::ostringstream out, err;
    Context context(in, out, err, clock);
    context.environment.home = home.path().string();
    context.environment.path = (home / "bin").string() + ":/usr/bin:/bin";
    context.environment.term = term;
    context.environment.locale = locale;
    context.environment.catalog = catalog;
    if (environment) environment(context.environment);
    context.columns = columns;
    context.rows = rows;
    context.out_is_terminal = term.has_value();
    if (!database.empty()) context.db = database;
    std::vector<std::string> kept_said;
    std::vector<int> kept_bells;
    context.make_console = [&](Screen) {
      auto console = std::make_unique<Kept>(clock, script, keys, kept_said, kept_bells);
      console->inner.answers = {answers.begin(), answers.end()};
      return console;
    };
    clock.while_waiting = meanwhile;
    std::vector<const char*> arguments = {"dropwise"};
    for (const std::string& word : words) arguments.push_back(word.c_str());
    const int exit = run_tool(static_cast<int>(arguments.size()), arguments.data(), context);
    script.clear();
    answers.clear();
    return {exit, out.str(), err.str(), kept_said, kept_bells};
  }

  std::filesystem::path log() const { return home / ".local/share/dropwise/log.db"; }
  std::filesystem::path config(const std::string& text) const {
    return home.write(".config/dropwise/config.toml", text);
  }
  std::filesystem::path protocol(const std::string& name, const std::string& text) const {
    return home.write(".config/dropwise/protocols/" + name, text);
  }

  Folder home;
  std::function<void(Environment& environment)> environment;  ///< Changes the environment of each run.
  FakeClock clock;
  bool keys = false;
  std::optional<std::string> term;     ///< The TERM of the output; absent for a pipe.
  std::optional<std::string> locale;   ///< LC_CTYPE; absent for one without UTF-8.
  std::optional<std::string> catalog;  ///< DROPWISE_CATALOG.
  std::size_t columns = 0, rows = 0;   ///< The size of the terminal; 0 for a pipe.
  std::string database;
  std::vector<ScriptedConsole::Typed> script;
  std::vector<std::string> answers;
  std::string input;                ///< The contents of standard input.
  std::function<void()> meanwhile;  ///< Called while a command waits, to play another program.

 private:
  /// Copies what was shown to the test when the command releases its console.
  struct Kept final : Console {
    Kept(FakeClock& clock, std::vector<ScriptedConsole::Typed> script, bool keys, std::vector<std::string>& said,
         std::vector<int>& bells)
        : inner(clock, std::move(script), keys), said_(said), bells_(bells) {}
    ~Kept() override {
      said_ = inner.said;
      bells_ = inner.bells;
    }
    Size size() const override { return inner.size(); }
    void say(const std::string& line) override { inner.say(line); }
    void show(std::span<const std::string> frame) override { inner.show(frame); }
    void refresh() override { inner.refresh(); }
    void cue(const Cue& cue) override { inner.cue(cue); }
    std::optional<Input> wait(Millis timeout) override { return inner.wait(timeout); }
    bool suspend() override { return inner.suspend(); }
    std::optional<std::string> ask(const std::string& question) override { return inner.ask(question); }
    bool on_terminal() const override { return inner.on_terminal(); }
    bool has_keys() const override { return inner.has_keys(); }
    std::string trouble() const override { return inner.trouble(); }
    std::size_t finish_output() override { return inner.finish_output(); }
    ScriptedConsole inner;
    std::vector<std::string>& said_;
    std::vector<int>& bells_;
  };
};

}  // namespace dropwise::test
