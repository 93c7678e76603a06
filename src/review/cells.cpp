#include "review/cells.h"

namespace dropwise {

Cell volume_cell(const Breast& breast, const Record& record) {
  if (breast.volume) return *breast.volume;
  if (record.header.together || breast.active == Millis{0}) return {};
  return Unknown{};
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
  for (const auto& volume : {record.header.left.volume, record.header.right.volume, record.header.together}) {
    if (volume) return *volume;
  }
  return Unknown{};
}

std::string protocol_text(const Header& header) {
  std::string text = header.protocol.empty() ? std::string(to_text(header.method)) : header.protocol;
  if (!header.mode.empty()) text += " " + header.mode;
  return text;
}

}  // namespace dropwise
