#pragma once

#include "app/session/prepare.h"
#include "live/session_loop.h"

namespace dropwise {

/// Says what is about to happen: the protocol, that it is not medical advice, and why it is so. Nothing in JSON.
void say_opening(Console& console, const LoopOptions& loop_options, const Prepared& prepared);

/// Says a text that stays, broken at words where the view draws on a terminal; nothing for scripts.
void say_text(Console& console, const View& view, const std::string& text);

/// Says what came of it: the times of each breast.
void say_closing(Console& console, const View& view, const Session& session, Millis lasted);

}  // namespace dropwise
