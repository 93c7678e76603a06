#pragma once

#include <any>
#include <deque>
#include <functional>
#include <list>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "app/context.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace dropwise {

/// An option or argument of a command, as shown by help and completion.
struct Parameter {
  std::string name = {};   ///< `--left`; for an argument its placeholder, `REF`.
  std::string value = {};  ///< The value of an option: `VOL`, or `left|right` for a choice; empty for a flag.
  std::string help = {};
  bool required = false, repeated = false;
  std::vector<std::string> choices = {};  ///< All allowed values; empty if there are others.

  bool is_option() const { return name.starts_with('-'); }

  /// The placeholder for the value: `VOL`, `REF`; empty for a flag.
  const std::string& kind() const { return is_option() ? value : name; }
};

/// Declares a subcommand: its options, and what it does.
///
///     void add_list(Command& command) {
///       auto& options = command.options<ListOptions>();
///       command.argument("RANGE", "Which days.", [&](const std::string& text, Context& context) { … });
///       command.run([&](Context& context) { … return ExitCode::success; });
///     }
class Command {
 public:
  /// Turns the text of an option into a value; throws Error if the text is invalid.
  using Setter = std::function<void(const std::string& text, Context& context)>;

  explicit Command(CLI::App& app) : app_(app) {}

  /// Keeps an options struct alive as long as the command.
  template <class T>
  T& options() {
    return kept_.emplace_back().emplace<T>();
  }

  void option(const std::string& name, const std::string& value, const std::string& help, Setter set);
  void flag(const std::string& name, const std::string& help, bool& target);

  /// An option that takes one word from a table; its row names give the values in the help, the check, the suggestion
  /// and the completion. `target` is set to the row's `value`, or to a pointer to the row if it has no `value`; if it
  /// is a function, it is called with that, and with the context if it takes one. The table must outlive the command.
  template <class Table, class Target>
  void choice(const std::string& name, const Table& table, Target&& target, const std::string& help) {
    auto names = names_of(table);
    option(name, join(names, "|"), help, chooser(table, std::forward<Target>(target)));
    parameters_.back().choices = std::move(names);
  }

  void argument(const std::string& name, const std::string& help, Setter set, bool needed = false);

  /// A required argument that takes one word from a table, like choice().
  template <class Table, class Target>
  void choice_argument(const std::string& name, const Table& table, Target&& target, const std::string& help) {
    argument(name, help, chooser(table, std::forward<Target>(target)), true);
    parameters_.back().choices = names_of(table);
  }

  /// Passes every further argument to the same setter.
  void arguments(const std::string& name, const std::string& help, Setter set);

  /// Passes all words from the first non-option on to the setter unchanged, including those that look like options.
  void passthrough(const std::string& name, const std::string& help, Setter set);

  void run(std::function<ExitCode(Context&)> action) { action_ = std::move(action); }

  /// Declares that the command loads the configuration itself and handles its errors. For other commands, a
  /// configuration named on the command line is loaded first, even if they do not need it.
  void asks_for_settings() { asks_for_settings_ = true; }

  /// Whether asks_for_settings() was called.
  bool asks() const { return asks_for_settings_; }

  /// Adds a subcommand. This command then only groups its subcommands.
  Command& sub(const std::string& name, const std::string& summary);

  /// The name, including the parent commands, such as `protocols list`; and what the command does.
  std::string name() const;
  std::string summary() const;

  /// The declared options and arguments, in order, and the subcommands.
  std::span<const Parameter> parameters() const { return parameters_; }
  const std::list<Command>& subs() const { return subs_; }

  /// The subcommand that was called, or this one.
  const Command& called() const;

  /// Passes the given values to their setters, in order of declaration, then runs the command. For run_tool() only.
  ExitCode execute(Context& context);

  /// Throws UserError for the first unexpected word or option of this command or its subcommands.
  void refuse_extras() const;

 private:
  template <class Table, class Target>
  static Setter chooser(const Table& table, Target&& target) {
    const auto choose = [rows = std::span(table)](const std::string& text) {
      const auto* row = find_choice(rows, text);
      if (!row) refuse_choice(text, names_of(rows));
      if constexpr (requires { row->value; }) {
        return row->value;
      } else {
        return row;
      }
    };
    if constexpr (std::is_lvalue_reference_v<Target>) {
      return [choose, &target](const std::string& text, Context&) { target = choose(text); };
    } else if constexpr (std::is_invocable_v<Target, decltype(choose("")), Context&>) {
      return
          [choose, set = std::move(target)](const std::string& text, Context& context) { set(choose(text), context); };
    } else {
      return [choose, set = std::move(target)](const std::string& text, Context&) { set(choose(text)); };
    }
  }

  [[noreturn]] static void refuse_choice(const std::string& text, const std::vector<std::string>& choices);

  struct Given {
    std::string name;
    const CLI::Option* option;
    Setter set;
  };

  CLI::App& app_;
  std::deque<std::any> kept_;
  std::list<Command> subs_;
  std::vector<Given> given_;
  std::vector<Parameter> parameters_;
  Setter words_;
  std::function<ExitCode(Context&)> action_;
  bool asks_for_settings_ = false;
};

/// The groups of commands in the help.
enum class Purpose { sessions, log, review, reminders, housekeeping };

/// Where the output of a command goes on a terminal.
enum class Output {
  direct,
  paged,  ///< It only prints: a pager shows what is longer than the screen.
};

/// A subcommand of dropwise.
struct CommandEntry {
  const char* name;
  const char* summary;
  Purpose group;
  const char* examples;  ///< Complete commands, one per line. Tests run them.
  void (*add)(Command& command);
  Output output = Output::direct;
};

/// All commands, in the order of the help.
std::span<const CommandEntry> command_table();

/// Calls `look` with the declared command of this entry, without running it.
void describe(const CommandEntry& entry, const std::function<void(const Command&)>& look);

/// Runs the program in this context: parses the arguments, runs the command, reports errors. Returns the exit code.
int run_tool(int argc, const char* const* argv, Context& context);

}  // namespace dropwise
