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

/// A word that a command takes, as help and completion tell of it.
struct Parameter {
  std::string name = {};   ///< `--left`; of an argument what stands for it, `REF`.
  std::string value = {};  ///< What an option takes: `VOL`, or `left|right` where there is a choice; empty for a flag.
  std::string help = {};
  bool required = false, repeated = false;
  std::vector<std::string> choices = {};  ///< All that it may be; empty where anything else is possible.

  bool is_option() const { return name.starts_with('-'); }

  /// What stands for what is to be typed: `VOL`, `REF`; empty for a flag.
  const std::string& kind() const { return is_option() ? value : name; }
};

/// A subcommand while it is declared: its options, and what it does.
///
///     void add_list(Command& command) {
///       auto& options = command.keep<ListOptions>();
///       command.argument("RANGE", "Which days.", [&](const std::string& text, Context& context) { … });
///       command.run([&](Context& context) { … return ExitCode::done; });
///     }
class Command {
 public:
  /// Takes the text of an option and makes a value of it; throws UserError when it is none.
  using Setter = std::function<void(const std::string& text, Context& context)>;

  explicit Command(CLI::App& app) : app_(app) {}

  /// Keeps an options struct alive as long as the command.
  template <class T>
  T& options() {
    return kept_.emplace_back().emplace<T>();
  }

  void option(const std::string& name, const std::string& value, const std::string& help, Setter set);
  void flag(const std::string& name, const std::string& help, bool& target);

  /// An option that takes one word of a table: the values in the help, the check with its suggestion and the completion
  /// follow from the names of its rows. `target` becomes the row's `value`, or points to the row where it has none; a
  /// function is called with it, and with the context if it takes that. The table must outlive the command.
  template <class Table, class Target>
  void choice(const std::string& name, const Table& table, Target&& target, const std::string& help) {
    option(name, join(names_of(table), "|"), help, chooser(table, std::forward<Target>(target)));
    parameters_.back().choices = names_of(table);
  }

  void argument(const std::string& name, const std::string& help, Setter set, bool needed = false);

  /// The same for a word of a table, as choice() takes it.
  template <class Table, class Target>
  void choice_argument(const std::string& name, const Table& table, Target&& target, const std::string& help) {
    argument(name, help, chooser(table, std::forward<Target>(target)), true);
    parameters_.back().choices = names_of(table);
  }

  /// Every further argument goes through the same setter.
  void arguments(const std::string& name, const std::string& help, Setter set);

  /// All words from the first on that is no option go through the setter as they stand, also those that look like one.
  void passthrough(const std::string& name, const std::string& help, Setter set);

  void run(std::function<ExitCode(Context&)> action) { action_ = std::move(action); }

  /// It asks for the configuration itself, and knows what to do when it is wrong. For the others one that is named is
  /// read first, whether they need it or not.
  void asks_for_settings() { asks_for_settings_ = true; }

  /// Whether it does.
  bool asks() const { return asks_for_settings_; }

  /// A subcommand of this one. This one then only leads to them.
  Command& sub(const std::string& name, const std::string& summary);

  /// Its name with those above it, `protocols list`, and what it does.
  std::string name() const;
  std::string summary() const;

  /// What was declared, in its order, and the subcommands.
  std::span<const Parameter> parameters() const { return parameters_; }
  const std::list<Command>& subs() const { return subs_; }

  /// The subcommand that was called, or this one.
  const Command& called() const;

  /// Makes values of what was given, in the order of the declaration, then runs. For run_tool() alone.
  ExitCode execute(Context& context);

  /// The first word or option, here or below, that means nothing; throws UserError for it.
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

/// What commands are for, as the help puts them together.
enum class Purpose { sessions, log, review, reminders, housekeeping };

/// A subcommand of dropwise.
struct CommandEntry {
  const char* name;
  const char* summary;
  Purpose group;
  const char* examples;  ///< Whole commands, a line each. Tests run them.
  void (*add)(Command& command);
};

/// All of them, in the order of the help.
std::span<const CommandEntry> command_table();

/// Calls `look` with a command of the table as it declares itself, without running it.
void describe(const CommandEntry& entry, const std::function<void(const Command&)>& look);

/// The whole program but for its surroundings: reads the arguments, runs the command, says what went wrong.
int run_tool(int argc, const char* const* argv, Context& context);

}  // namespace dropwise
