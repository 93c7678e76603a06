#include "quantities/report_labels.h"

#include "base/text_error.h"
#include "base/translatable.h"
#include "quantities/date.h"
#include "quantities/value_error.h"

namespace dropwise {
namespace {

std::string checked(const std::string& text) {
  require_plain_text(text);
  return text;
}

/// Parses a local time such as `2026-11-20 06:30`.
LocalTime parse_born(const std::string& text) {
  const auto day = parse_day(std::string_view(text).substr(0, 10));
  const auto time = text.size() > 11 ? parse_time_of_day(std::string_view(text).substr(11)) : std::nullopt;
  if (!day || !time) throw ValueError(ValueFault::not_date_and_time, {text});
  return *day + *time;
}

}  // namespace

const std::array<LabelEntry, kLabelCount> kLabels = {{
    {"mother", "NAME", mark_for_translation("The mother's name."),
     [](Labels& labels, const std::string& text, const Units&) { labels.mother = checked(text); }},
    {"baby", "NAME", mark_for_translation("The baby's name."),
     [](Labels& labels, const std::string& text, const Units&) { labels.baby = checked(text); }},
    {"number", "TEXT", mark_for_translation("The baby's hospital number."),
     [](Labels& labels, const std::string& text, const Units&) { labels.number = checked(text); }},
    {"born", "WHEN", mark_for_translation("When the baby was born, as \"2026-11-20 06:30\"."),
     [](Labels& labels, const std::string& text, const Units&) { labels.born = parse_born(text); }},
    {"gestation", "TEXT", mark_for_translation("Weeks at birth, such as 31+2."),
     [](Labels& labels, const std::string& text, const Units&) { labels.gestation = checked(text); }},
    {"ward", "TEXT", mark_for_translation("The ward or unit."),
     [](Labels& labels, const std::string& text, const Units&) { labels.ward = checked(text); }},
    {"target", "VOL", mark_for_translation("The target for a day's milk."),
     [](Labels& labels, const std::string& text, const Units& units) { labels.target = parse_target(text, units); }},
}};

}  // namespace dropwise
