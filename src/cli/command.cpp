#include "cli/command.h"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>

#include "app/errors/user_error.h"
#include "app/overview_command.h"
#include "app/pager.h"
#include "app/version.h"
#include "base/text.h"
#include "cli/common_options.h"
#include "cli/error_output.h"
#include "cli/help_text.h"
#include "cli/options/not_empty.h"
#include "i18n/language.h"
#include "i18n/messages.h"

namespace dropwise {
namespace {

/// The options of every command.
void common_options(CLI::App& app, Context& context) {
  const std::pair<const char*, std::string*> options[] = {
      {"--db", &context.db}, {"--config", &context.config}, {"--color", &context.color}, {"--lang", &context.lang}};
  for (const auto& [name, value] : options)
    app.add_option(name, *value)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)->each(not_empty(name));
  app.add_flag("--wide", context.wide);
  app.add_flag("--no-pager", context.no_pager);
}

/// Puts an error of CLI11 into our own words.
UserError usage_error(const CLI::ParseError& error) {
  const std::string said = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && said.find(':') != std::string::npos)
    return {tr("{} requires a value", sanitize(said.substr(0, said.find(':')))),
            tr("`dropwise COMMAND --help` shows what the command expects.")};
  constexpr std::string_view kRequired = " is required";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && said.ends_with(kRequired))
    return {tr("missing {}", sanitize(said.substr(0, said.size() - kRequired.size()))),
            tr("`dropwise COMMAND --help` shows what the command expects.")};
  return {sanitize(error.what()), tr("`dropwise --help` and `dropwise COMMAND --help` list the options.")};
}

/// Such as `dropwise protocols`.
std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(sub->get_name());
  return names;
}

void refuse(const CLI::App& app) {
  const auto extras = app.remaining(false);
  if (extras.empty()) return;
  const std::string& word = extras.front();
  const std::string help = tr("`{} --help` shows what is available.", full_name(app));
  if (word.starts_with("-") && word.size() > 1) {
    throw UserError(tr("unknown option `{}`", sanitize(word)),
                    join_sentences({help, did_you_mean(word, option_names(app))}));
  }
  const auto commands = command_names(app);
  if (!commands.empty())
    throw UserError(tr("unknown command `{}`", sanitize(word)), join_sentences({help, did_you_mean(word, commands)}));
  throw UserError(tr("unexpected argument `{}`", sanitize(word)),
                  join_sentences({help, tr("Put a value with spaces in quotes.")}));
}

ExitCode flushed(const Context& context, ExitCode exit) {
  context.flush();
  return exit;
}

}  // namespace

void Command::option(const std::string& name, const std::string& value, const std::string& help, Setter set) {
  CLI::Option* option = app_.add_option(name, CLI::callback_t{}, help);
  option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  parameters_.push_back({name, value, help});
  given_.push_back({name, option, std::move(set)});
}

void Command::flag(const std::string& name, const std::string& help, bool& target) {
  app_.add_flag(name, target, help);
  parameters_.push_back({name, "", help});
}

void Command::refuse_choice(const std::string& text, const std::vector<std::string>& choices) {
  throw UserError(tr("invalid value `{}`", sanitize(text)),
                  join_sentences({tr("Expected one of {}.", join(choices, ", ")), did_you_mean(text, choices)}));
}

void Command::argument(const std::string& name, const std::string& help, Setter set, bool needed) {
  CLI::Option* option = app_.add_option(name, CLI::callback_t{}, help);
  option->expected(1)->required(needed);
  parameters_.push_back({name, "", help, needed});
  given_.push_back({name, option, std::move(set)});
}

void Command::arguments(const std::string& name, const std::string& help, Setter set) {
  CLI::Option* option = app_.add_option(name, CLI::callback_t{}, help);
  option->expected(-1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  parameters_.push_back({name, "", help, true, true});
  given_.push_back({name, option, std::move(set)});
}

void Command::passthrough(const std::string& name, const std::string& help, Setter set) {
  app_.prefix_command();
  parameters_.push_back({name, "", help, true, true});
  words_ = std::move(set);
}

Command& Command::sub(const std::string& name, const std::string& summary) {
  return subs_.emplace_back(*app_.require_subcommand(0, 1)->add_subcommand(name, summary)->allow_extras());
}

std::string Command::name() const { return full_name(app_).substr(sizeof "dropwise"); }

std::string Command::summary() const { return app_.get_description(); }

const Command& Command::called() const {
  for (const Command& sub : subs_) {
    if (sub.app_.parsed()) return sub;
  }
  return *this;
}

ExitCode Command::execute(Context& context) {
  for (Command& sub : subs_) {
    if (sub.app_.parsed()) return sub.execute(context);
  }
  for (const Given& given : given_) {
    for (const std::string& text : given.option->reduced_results()) {
      try {
        given.set(text, context);
      } catch (const Error& caught) {
        const UserError error = to_user_error(caught);
        throw UserError(formatted("{}: {}", given.name, error.what()), error.hint(), error.exit());
      }
    }
  }
  if (words_) {
    for (const std::string& word : app_.remaining(false)) words_(word, context);
  }
  if (action_) return action_(context);
  throw UserError(tr("`dropwise {}` requires a subcommand", app_.get_name()),
                  tr("`dropwise {} --help` lists them.", app_.get_name()));
}

void Command::refuse_extras() const {
  for (const Command& sub : subs_) {
    if (sub.app_.parsed()) sub.refuse_extras();
  }
  if (!words_) refuse(app_);
}

void describe(const CommandEntry& entry, const std::function<void(const Command&)>& look) {
  CLI::App app("", "dropwise");
  Command command(*app.add_subcommand(entry.name, tr(entry.summary)));
  entry.add(command);
  look(command);
}

namespace {

/// Whether a command that can write JSON has the option --json. A note with the text `--json` does not count.
bool asks_for_json(const CLI::App& app) {
  for (const CLI::App* called : app.get_subcommands()) {
    const CLI::Option* json = called->get_option_no_throw("--json");
    if ((json != nullptr && json->count() > 0) || asks_for_json(*called)) return true;
  }
  return false;
}

/// The command line: the options of all commands, and the commands that are named in it.
struct CommandLine {
  CommandLine(std::span<const char* const> words, Context& context) {
    app.allow_extras()->require_subcommand(0, 1);
    app.set_version_flag("--version", formatted("dropwise {}", kVersion));
    common_options(app, context);
    for (const CommandEntry& entry : command_table()) {
      CLI::App* sub = app.add_subcommand(entry.name, tr(entry.summary))->allow_extras();
      // Only a command that is named needs its options: declaring all of them takes most of the start-up time.
      if (std::ranges::find(words, std::string_view(entry.name)) == words.end()) continue;
      commands.emplace_back(sub, Command(*sub));
      entry.add(commands.back().second);
      common_options(*sub, context);
      for (CLI::App* below : sub->get_subcommands({})) common_options(*below, context);
    }
  }

  /// The command that was called. Null if there is none.
  Command* called() {
    const auto found = std::ranges::find_if(commands, [](const auto& one) { return one.first->parsed(); });
    return found == commands.end() ? nullptr : &found->second;
  }

  /// Whether the command only prints, so that a pager can show it.
  bool is_paged() {
    const Command* command = called();
    return command && std::ranges::any_of(command_table(), [&](const CommandEntry& entry) {
             return entry.output == Output::paged && command->name() == entry.name;
           });
  }

  CLI::App app{"", "dropwise"};
  std::deque<std::pair<CLI::App*, Command>> commands = {};
};

/// Parses the arguments. Returns true if nothing remains to do, because --help and --version are answered here.
bool parse(CommandLine& line, std::span<const char* const> words, Context& context) {
  try {
    line.app.parse(static_cast<int>(words.size()), words.data());
    return false;
  } catch (const CLI::CallForHelp&) {
    const Command* command = line.called();
    context.out << (command ? help_text(command->called(), context.width()) + page_text(command->called())
                            : overview());
  } catch (const CLI::CallForVersion&) {
    context.out << formatted("dropwise {}\n", kVersion);
  } catch (const CLI::ParseError& error) {
    throw usage_error(error);
  }
  return true;
}

ExitCode run_command(CommandLine& line, Context& context) {
  refuse(line.app);
  Command* command = line.called();
  if (!command) return show_overview(context);
  command->refuse_extras();
  if (!context.config.empty() && !command->asks()) context.settings();
  return command->execute(context);
}

/// Runs `work` and reports its errors.
template <class Work>
ExitCode guarded(Context& context, Work work) {
  try {
    return work();
  } catch (const Error& caught) {
    const UserError error = to_user_error(caught);
    write_error(context, error);
    return error.exit();
  } catch (const std::exception& error) {
    write_error(context, {error.what(), tr("This should not happen: please tell us what you did."), ExitCode::io});
    return ExitCode::io;
  }
}

}  // namespace

int run_tool(int argc, const char* const* argv, Context& context) {
  const std::span words(argv, static_cast<std::size_t>(argc));
  context.lang = value_of("--lang", words);  // the help needs the language before the arguments are parsed
  std::optional<ScopedLanguage> language(std::in_place, context.language());
  const ExitCode loaded = guarded(context, [&] {
    context.load_catalog();
    return ExitCode::success;
  });
  if (loaded != ExitCode::success) return static_cast<int>(loaded);
  language.emplace(context.language());
  context.lang.clear();
  CommandLine line(words, context);
  return static_cast<int>(guarded(context, [&] {
    if (parse(line, words, context)) return flushed(context, ExitCode::success);
    check_options(context);
    check_language(context.lang);
    language.emplace(asks_for_json(line.app) ? languages().front() : context.language());
    warn_of_unknown_zone(context);
    Pager pager(context, line.is_paged());
    const ExitCode exit = run_command(line, context);
    pager.show();
    return flushed(context, exit);
  }));
}

}  // namespace dropwise
