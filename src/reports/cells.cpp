#include "reports/cells.h"

#include "i18n/language.h"
#include "store/session_totals.h"

namespace dropwise {

Cell volume_cell(const Yield& yield, Side side) {
  switch (yield.status(side)) {
    case VolumeStatus::known: return *yield.of(side).volume;
    case VolumeStatus::unknown: return Unknown{};
    case VolumeStatus::none: break;
  }
  return {};
}

Cell total_cell(const Yield& yield) {
  const MilkTotal total = yield.total();
  if (!total.microlitres && !total.trace) return Unknown{};
  return Amount{total.microlitres.value_or(0), total.estimate, total.trace, total.partial};
}

std::string protocol_text(const SessionData& data) {
  return dropwise::protocol_text(data.protocol, data.mode, to_text(data.method));
}

std::string way_text(const SessionData& data) {
  return data.protocol.empty() ? method_text(data.method) : protocol_text(data);
}

std::string method_text(Method method) { return method == Method::both ? tr("hand and pump") : tr(to_text(method)); }

}  // namespace dropwise
