#include "store/session_totals.h"

namespace dropwise {
namespace {

bool waits(const SideAmounts& breast) { return breast.active > Millis{0} && !breast.volume; }

}  // namespace

bool is_before_birth(std::string_view mode) { return mode == "antenatal"; }

Known known(const SideAmounts& breast, const std::optional<Volume>& together) {
  if (breast.volume) return Known::amount;
  return together || breast.active == Millis{0} ? Known::nothing : Known::unknown;
}

bool pending(const SideAmounts& left, const SideAmounts& right, const std::optional<Volume>& together) {
  if (together) return false;
  if (left.active == Millis{0} && right.active == Millis{0}) return false;  // nothing was expressed
  if (!left.volume && !right.volume) return true;
  return waits(left) || waits(right);
}

std::string protocol_text(std::string_view protocol, std::string_view mode, std::string_view method) {
  std::string text(protocol.empty() ? method : protocol);
  if (!mode.empty()) text.append(" ").append(mode);
  return text;
}

}  // namespace dropwise
