#pragma once

#include "app/session/prepare.h"
#include "live/session_loop.h"

namespace dropwise {

/// Writes what is about to happen: the protocol, that it is not medical advice, and the reasons. Nothing in JSON.
void say_opening(Console& console, const LoopOptions& loop_options, const Prepared& prepared);

/// Writes a text that stays, wrapped at words if the view draws on a terminal; nothing for scripts.
void say_text(Console& console, const View& view, const std::string& text);

/// Writes the result: the times of each breast.
void say_closing(Console& console, const View& view, const Session& session, Millis lasted);

/// Says that a session was deleted because nothing happened in it.
std::string not_kept_text(std::int64_t session);

/// Gives the reader of the output a last moment, and says on stderr how many lines it did not read.
void report_dropped_output(Context& context, Console& console);

}  // namespace dropwise
