#include "reports/protocol_sheet.h"

#include <doctest/doctest.h>

#include "protocols/protocol_catalog.h"

using namespace dropwise;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE(
    "every built-in protocol can be read whole: source, steps, warning signs, and that it is not medical advice") {
  const SafetyNotes notes = load_safety_notes();
  for (const CatalogEntry& entry : ProtocolCatalog("").list()) {
    const Protocol protocol = ProtocolCatalog("").find(entry.id);
    const std::string sheet = protocol_sheet(protocol, notes, 10'000);
    CAPTURE(entry.id);
    CHECK(contains(sheet, protocol.source));
    CHECK(contains(sheet, "\nSteps\n"));
    for (const Step& step : protocol.steps) CHECK(contains(sheet, step.name));
    for (const WarningSign& sign : notes.signs) CHECK(contains(sheet, sign.what));
    CHECK(contains(sheet, notes.disclaimer));
    CHECK(protocol_sheet_json(protocol, notes)["steps"].size() == protocol.steps.size());
  }
}

TEST_CASE("a sheet is wrapped at its width") {
  const std::string sheet = protocol_sheet(ProtocolCatalog("").find("lll"), load_safety_notes(), 60);
  std::size_t begin = 0;
  for (auto end = sheet.find('\n'); end != std::string::npos; begin = end + 1, end = sheet.find('\n', begin)) {
    CAPTURE(sheet.substr(begin, end - begin));
    CHECK((end - begin <= 60 || contains(sheet.substr(begin, end - begin), "http")));
  }
}

TEST_CASE("the warning signs name who to call, also for scripts") {
  const SafetyNotes notes = load_safety_notes();
  const Json json = signs_json(notes);
  REQUIRE(json["warning_signs"].size() == notes.signs.size());
  CHECK(json["warning_signs"][0]["who"] == notes.signs[0].who);
  CHECK(contains(signs_page(notes, 10'000), notes.signs[0].who + ": " + notes.signs[0].what));
}
