#pragma once

#include <string>

#include "review/report.h"

namespace dropwise {

/// A cell for people: `12.5 ml`, `15:00`, `2026-11-20 06:30`; `?` for what is not known.
std::string to_text(const Cell& cell);

/// The report as aligned text, every line ended. With a width, the last column and the notes are wrapped to it.
std::string to_text(const Report& report, std::size_t width = 0);

}  // namespace dropwise
