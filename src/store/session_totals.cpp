#include "store/session_totals.h"

namespace dropwise {

bool is_before_birth(std::string_view mode) { return mode == "antenatal"; }

std::string protocol_text(std::string_view protocol, std::string_view mode, std::string_view method) {
  std::string text(protocol.empty() ? method : protocol);
  if (!mode.empty()) text.append(" ").append(mode);
  return text;
}

}  // namespace dropwise
