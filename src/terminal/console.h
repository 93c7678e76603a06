#pragma once

#include <optional>
#include <span>
#include <string>

#include "dropwise/time.h"
#include "terminal/cues.h"

namespace dropwise {

/// What of a terminal a view draws anew: nothing, a line under what was said, or all of it.
enum class Screen { none, line, full };

/// The size of a terminal.
struct Size {
  int columns = 80, rows = 24;

  bool operator==(const Size&) const = default;
};

/// What comes in while a session runs.
struct Input {
  enum class Kind { key, resized, suspend, wake, interrupt, terminate, hangup };
  Kind kind = Kind::key;
  std::string bytes = {};  ///< For keys, as the terminal sent them.
};

/// Whether it asks the program to end.
constexpr bool ends(const Input& input) {
  return input.kind == Input::Kind::interrupt || input.kind == Input::Kind::terminate ||
         input.kind == Input::Kind::hangup;
}

/// Where a session is seen, heard and steered.
class Console {
 public:
  virtual ~Console() = default;

  /// 80 columns of 24 rows where nobody can say.
  virtual Size size() const = 0;

  /// Writes a line that stays. While the whole screen is drawn it waits until that is over.
  virtual void say(const std::string& line) = 0;

  /// Shows these lines in place of those shown before; none takes them away. Nothing where nothing can be redrawn.
  virtual void show(std::span<const std::string> frame) = 0;

  /// The screen may hold anything now: forgets what was shown, so that the next frame is drawn whole.
  virtual void refresh() = 0;

  /// Rings, flashes and names, without holding anything up. Nothing where there is no terminal.
  virtual void cue(const Cue& cue) = 0;

  /// Waits for input, at most so long. Absent when nothing came.
  virtual std::optional<Input> wait(Millis timeout) = 0;

  /// Gives the terminal back and stops, as Ctrl-Z asks; returns when the program is waked.
  virtual void suspend() = 0;

  /// Asks for a line of text. Absent when nobody can answer, or when it was broken off: then what broke it off
  /// comes once more from wait().
  virtual std::optional<std::string> ask(const std::string& question) = 0;

  /// Whether what is said stands on a terminal, where a long line is better broken at words.
  virtual bool on_terminal() const = 0;

  /// Whether somebody can press keys.
  virtual bool has_keys() const = 0;

  /// Why the output could not be written, once it could not; empty otherwise.
  virtual std::string trouble() const = 0;
};

}  // namespace dropwise
