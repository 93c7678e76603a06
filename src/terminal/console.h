#pragma once

#include <optional>
#include <span>
#include <string>

#include "dropwise/time.h"
#include "terminal/cues.h"

namespace dropwise {

/// What a view redraws: nothing, lines below the text, or the whole screen.
enum class Screen { none, line, full };

/// The size of a terminal.
struct Size {
  int columns = 80, rows = 24;

  bool operator==(const Size&) const = default;
};

/// Input during a session.
struct Input {
  enum class Kind { key, resized, suspend, wake, interrupt, terminate, hangup };
  Kind kind = Kind::key;
  std::string bytes = {};  ///< For keys, as the terminal sent them.
};

/// Whether the input asks the program to end.
constexpr bool ends(const Input& input) {
  return input.kind == Input::Kind::interrupt || input.kind == Input::Kind::terminate ||
         input.kind == Input::Kind::hangup;
}

/// Shows a session, signals its cues and receives its input.
class Console {
 public:
  virtual ~Console() = default;

  /// 80 columns by 24 rows if the size is not known.
  virtual Size size() const = 0;

  /// Writes a line that stays. With a full-screen frame it is written after the frame ends.
  virtual void say(const std::string& line) = 0;

  /// Replaces the lines shown before; an empty frame removes them. No effect if nothing can be redrawn.
  virtual void show(std::span<const std::string> frame) = 0;

  /// Forgets what was shown, so that the next frame is drawn completely. For when the screen may have changed.
  virtual void refresh() = 0;

  /// Rings, flashes and sets the window title, without blocking. No effect without a terminal.
  virtual void cue(const Cue& cue) = 0;

  /// Waits for input, at most `timeout`. Absent if there was none.
  virtual std::optional<Input> wait(Millis timeout) = 0;

  /// For Ctrl-Z: restores the terminal and stops; returns when the program is resumed. False if it was not stopped,
  /// because nobody could resume it.
  virtual bool suspend() = 0;

  /// Asks for a line of text. Absent when nobody can answer, or when an input interrupted the question; wait() then
  /// returns that input again.
  virtual std::optional<std::string> ask(const std::string& question) = 0;

  /// Whether the output is a terminal, where long lines are better wrapped at words.
  virtual bool on_terminal() const = 0;

  /// Whether somebody can press keys.
  virtual bool has_keys() const = 0;

  /// Why writing the output failed, once it has; empty otherwise.
  virtual std::string trouble() const = 0;

  /// A session never waits for the reader of its output: for a pipe that nobody reads, lines are kept, and then
  /// dropped. Gives the reader a last moment, and returns how many lines were dropped in all.
  virtual std::size_t finish_output() = 0;
};

}  // namespace dropwise
