#include "reports/cells.h"

#include "i18n/language.h"
#include "store/figures.h"

namespace dropwise {

Cell volume_cell(const Breast& breast, const Record& record) {
  switch (known(breast, record.header.together)) {
    case Known::amount: return *breast.volume;
    case Known::unknown: return Unknown{};
    case Known::nothing: break;
  }
  return {};
}

Cell total_cell(const Record& record) {
  if (const auto total = record.total_microlitres()) {
    Amount amount{*total, record.estimate()};
    for (const Breast* breast : {&record.header.left, &record.header.right}) {
      amount.trace = amount.trace || (breast->volume && breast->volume->trace());
      amount.partial = amount.partial || std::holds_alternative<Unknown>(volume_cell(*breast, record));
    }
    return amount;
  }
  for (const Breast* breast : {&record.header.left, &record.header.right}) {
    if (!breast->volume) continue;
    const Breast& other_one = breast == &record.header.left ? record.header.right : record.header.left;
    const bool partial = std::holds_alternative<Unknown>(volume_cell(other_one, record));
    return Amount{0, false, true, partial};
  }
  if (record.header.together) return *record.header.together;
  return Unknown{};
}

std::string protocol_text(const Header& header) {
  return dropwise::protocol_text(header.protocol, header.mode, to_text(header.method));
}

std::string way_text(const Header& header) {
  return header.protocol.empty() ? method_text(header.method) : protocol_text(header);
}

std::string method_text(Method method) { return method == Method::both ? tr("hand and pump") : tr(to_text(method)); }

}  // namespace dropwise
