#pragma once

#include <optional>
#include <span>
#include <string>

#include "dropwise/time.h"
#include "terminal/cues.h"

namespace dropwise {

/// What comes in while a session runs.
struct Input {
  enum class Kind { key, resized, suspend, interrupt, terminate, hangup };
  Kind kind = Kind::key;
  std::string bytes = {};  ///< For keys, as the terminal sent them.
};

/// Where a session is seen, heard and steered.
class Console {
 public:
  virtual ~Console() = default;

  /// Columns of a line; 80 where nobody can say.
  virtual int width() const = 0;

  /// Writes a line that stays.
  virtual void say(const std::string& line) = 0;

  /// Shows these lines in place of those shown before; none takes them away. Nothing where nothing can be redrawn.
  virtual void show(std::span<const std::string> frame) = 0;

  /// Rings, without holding anything up. Nothing where there is no bell.
  virtual void cue(Cue cue) = 0;

  /// Waits for input, at most so long. Absent when nothing came.
  virtual std::optional<Input> wait(Millis timeout) = 0;

  /// Gives the terminal back and stops, as Ctrl-Z asks; returns when the program is waked.
  virtual void suspend() = 0;

  /// Asks for a line of text. Absent when nobody can answer, or when it was broken off: then what broke it off
  /// comes once more from wait().
  virtual std::optional<std::string> ask(const std::string& question) = 0;

  /// Whether somebody can press keys.
  virtual bool has_keys() const = 0;

  /// Why the output could not be written, once it could not; empty otherwise.
  virtual std::string trouble() const = 0;
};

}  // namespace dropwise
