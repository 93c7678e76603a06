#pragma once

#include "store/session_record.h"

namespace dropwise {

/// What the sums need of a session, and no more: a log of years is read in one go.
struct SessionTotals {
  ZonedTime began = {};
  std::optional<Millis> lasted = {};
  SideAmounts left = {}, right = {};
  std::optional<Volume> together = {};
  std::string protocol = {};  ///< As protocol_text() says it.
  bool before_birth = false;  ///< Counts for no reminder, no target and no trend.

  bool operator==(const SessionTotals&) const = default;
};

/// Whether sessions of this mode are made in pregnancy.
bool is_before_birth(std::string_view mode);

/// What became of a breast's milk in a session.
enum class Known { amount, unknown, nothing };

/// Nothing where it is certain that the breast was not expressed, or where the milk stands in one sum with the other's.
Known known(const SideAmounts& breast, const std::optional<Volume>& together);

/// Whether a volume is still to be given: for the session, or for a breast that was expressed.
bool pending(const SideAmounts& left, const SideAmounts& right, const std::optional<Volume>& together);

/// Protocol and mode: `marmet little`, or how an entry without one came about.
std::string protocol_text(std::string_view protocol, std::string_view mode, std::string_view method);

}  // namespace dropwise
