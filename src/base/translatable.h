#pragma once

namespace dropwise {

/// Marks a text that stays English here and is translated only when it is shown, by tr(): for tables that exist before
/// the language is known, and for the layers that know no language.
constexpr const char* mark_for_translation(const char* english) { return english; }

}  // namespace dropwise
