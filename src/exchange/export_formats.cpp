#include <array>

#include "exchange/export_format.h"
#include "store/json/line.h"

namespace dropwise {

// Each is defined in the file of its format.
std::string csv_head();
std::string csv_row(const SessionRecord& record);

namespace {

std::string ndjson_row(const SessionRecord& record) { return to_line(record) + "\n"; }

constexpr std::array<ExportFormat, 2> kFormats = {
    {{.name = "ndjson", .with_deleted = true, .row = ndjson_row}, {.name = "csv", .head = csv_head, .row = csv_row}}};

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

}  // namespace dropwise
