#include "app/errors/import_messages.h"

#include <doctest/doctest.h>

using namespace dropwise;

TEST_CASE("an invalid field is told with its line, its name and what it may hold") {
  const FieldError pain{"pain", "11", Expected::whole_number, "10"};
  CHECK(field_error_text(pain, 3) == "line 3, pain: invalid value `11`");
  CHECK(expected_text(pain) == "Expected a whole number from 0 to 10.");
  CHECK(field_error_text({.place = "uuid", .expected = Expected::uuid}, 3) == "line 3, uuid: no value");
  CHECK(field_error_text({.value = "}{", .expected = Expected::json_object}, 3) == "line 3: cannot read `}{`");
  CHECK(field_error_text({.value = "7", .expected = Expected::cell_count, .detail = "9"}, 3) ==
        "line 3: wrong number of cells (7)");
}

TEST_CASE("text that is not plain is told with what is wrong") {
  const FieldError note{.place = "note",
                        .expected = Expected::plain_text,
                        .problem = TextProblem{TextProblem::Kind::control_character, 2}};
  CHECK(expected_text(note) == "Expected plain text, but character 2 is a control character.");
}

TEST_CASE("everything a field may hold has a sentence") {
  for (int i = 0; i <= static_cast<int>(Expected::labelled_amounts); ++i) {
    CAPTURE(i);
    const std::string text = expected_text({.expected = static_cast<Expected>(i), .detail = "7"});
    CHECK((text.ends_with(".") || text.ends_with("?")));
    CHECK(text.find('{') == std::string::npos);
  }
}

TEST_CASE("every fault of a file has a message") {
  for (int i = 0; i <= static_cast<int>(ImportFault::quotes); ++i) {
    CAPTURE(i);
    const UserError told = import_message(ImportError(static_cast<ImportFault>(i), "detail", 7));
    CHECK(std::string(told.what()).find('{') == std::string::npos);
    CHECK(told.hint().ends_with("."));
  }
  CHECK(std::string(import_message(ImportError(ImportFault::other_subject, "sleep")).what()) ==
        "the file is about sleep, not about expressing or pumping");
}

TEST_CASE("a guess of the import is told with its line") {
  ImportedSession session;
  CHECK(remark_text(session, 4).empty());
  session.remark = ImportRemark::total_differs;
  session.total = Volume{88'721, Unit::oz_us};
  CHECK(remark_text(session, 4) ==
        "Line 4: the total of 3 oz is not the sum of the two sides. The volumes of the sides were kept.");
}
