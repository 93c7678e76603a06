#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// What was said before a session in pregnancy.
struct Agreement {
  bool agreed = false;            ///< Her midwife or doctor has agreed, and nothing stands against it.
  std::optional<int> weeks = {};  ///< Of pregnancy.
};

/// When it may be done at all, and what stands against it, each with its source; a sentence, then the reasons.
std::vector<std::string> conditions();

/// Throws UserError where the baby is born.
void need_pregnancy(Context& context);

/// Throws UserError, with the source, where these weeks are too few.
void need_weeks(const Agreement& said);

/// Throws UserError, with the source, where milk is not to be expressed before birth: born already, or nobody
/// agreed. Asks with a key where there is one; no answer is no.
void need_agreement(Context& context, const Agreement& said, Console* console);

}  // namespace dropwise
