#include <array>

#include "render/html.h"
#include "render/report_format.h"
#include "render/text.h"

namespace dropwise {
namespace {

std::string write_text(const std::vector<Report>& pages, const std::string&, const Look& look) {
  std::string text;
  for (const Report& page : pages) text += to_text(page, look) + '\n';
  return text;
}

std::string write_html(const std::vector<Report>& pages, const std::string& title, const Look&) {
  return to_html(pages, title);
}

constexpr std::array<ReportFormat, 3> kFormats = {
    {{"text", false, write_text}, {"html", false, write_html}, {"pdf", true, write_html}}};

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

}  // namespace dropwise
