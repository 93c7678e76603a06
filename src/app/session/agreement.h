#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// What the command line says before a session in pregnancy.
struct Agreement {
  bool agreed = false;            ///< Her midwife or doctor has agreed, and no reason against it applies.
  std::optional<int> weeks = {};  ///< Weeks of pregnancy.
};

/// The conditions for expressing in pregnancy: a sentence, then the reasons against it, each with its source.
std::vector<std::string> conditions();

/// Throws UserError when the baby is born.
void need_pregnancy(Context& context);

/// Throws UserError, with the source, when it is too early in pregnancy.
void need_weeks(const Agreement& said);

/// Throws UserError when the baby is born or nobody has agreed; with the conditions and sources if it could not ask.
/// Asks with a key if the console has keys; no answer means no.
void need_agreement(Context& context, const Agreement& said, Console* console);

}  // namespace dropwise
