#include "app/print_pdf.h"

#include "app/errors/user_error.h"
#include "i18n/language.h"
#include "system/durable_file.h"
#include "system/limited_file.h"
#include "system/private_file.h"
#include "system/process.h"

namespace dropwise {
namespace {

constexpr const char* kBrowsers[] = {"chromium",      "chromium-browser", "google-chrome", "google-chrome-stable",
                                     "brave-browser", "microsoft-edge",   "vivaldi"};

std::string find_browser(const Context& context) {
  for (const char* name : kBrowsers)
    if (find_program(name, context.environment.search_path())) return name;
  throw UserError(tr("no browser was found that can make a PDF"),
                  tr("Install Chromium, or use --format html, open the file in a browser and print it there."),
                  ExitCode::not_found);
}

}  // namespace

std::string print_pdf(const Context& context, const std::string& html) {
  constexpr std::size_t kMost = 1'000'000'000;
  const std::string browser = find_browser(context);
  try {
    const TemporaryFolder folder;
    const auto page = folder.path() / "report.html", pdf = folder.path() / "report.pdf";
    create_durable_file(page, html);
    ProcessSpec spec{.words = {browser, "--headless", "--disable-gpu", "--no-first-run",
                               "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
                               "--user-data-dir=" + (folder.path() / "profile").string(), "--no-pdf-header-footer",
                               "--print-to-pdf=" + pdf.string()}};
    if (is_root()) spec.words.emplace_back("--no-sandbox");  // its sandbox refuses root
    spec.words.push_back("file://" + page.string());
    const ProcessResult result = run_process(spec);
    if (auto found = try_load_limited_file(pdf, kMost); found && found->starts_with("%PDF")) return *found;
    throw UserError(tr("`{}` did not make a PDF (status {})", browser, result.status),
                    tr("Use --format html, open the file in a browser and print it there."), ExitCode::io);
  } catch (const std::filesystem::filesystem_error& error) {
    throw cannot_write(error.path1(), error.code());
  }
}

}  // namespace dropwise
