#include "reports/cells.h"

#include "i18n/language.h"
#include "store/session_totals.h"

namespace dropwise {

Cell volume_cell(const SideAmounts& breast, const SessionRecord& record) {
  switch (known(breast, record.data.together)) {
    case Known::amount: return *breast.volume;
    case Known::unknown: return Unknown{};
    case Known::nothing: break;
  }
  return {};
}

Cell total_cell(const SessionRecord& record) {
  if (const auto total = record.total_microlitres()) {
    Amount amount{*total, record.estimate()};
    for (const SideAmounts* breast : {&record.data.left, &record.data.right}) {
      amount.trace = amount.trace || (breast->volume && breast->volume->trace());
      amount.partial = amount.partial || std::holds_alternative<Unknown>(volume_cell(*breast, record));
    }
    return amount;
  }
  for (const SideAmounts* breast : {&record.data.left, &record.data.right}) {
    if (!breast->volume) continue;
    const SideAmounts& other_one = breast == &record.data.left ? record.data.right : record.data.left;
    const bool partial = std::holds_alternative<Unknown>(volume_cell(other_one, record));
    return Amount{0, false, true, partial};
  }
  if (record.data.together) return *record.data.together;
  return Unknown{};
}

std::string protocol_text(const SessionData& data) {
  return dropwise::protocol_text(data.protocol, data.mode, to_text(data.method));
}

std::string way_text(const SessionData& data) {
  return data.protocol.empty() ? method_text(data.method) : protocol_text(data);
}

std::string method_text(Method method) { return method == Method::both ? tr("hand and pump") : tr(to_text(method)); }

}  // namespace dropwise
