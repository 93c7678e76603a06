#include "quantities/report_labels.h"

#include "base/error.h"
#include "base/text.h"
#include "i18n/language.h"
#include "i18n/messages.h"
#include "quantities/date.h"

namespace dropwise {
namespace {

std::string checked(const std::string& text) {
  if (const auto fault = find_text_problem(text))
    throw UserError(tr("it is not plain text: {}", to_text(*fault)),
                    tr("Write it in UTF-8, without control characters."));
  return text;
}

/// Parses a local time such as `2026-11-20 06:30`.
LocalTime parse_born(const std::string& text) {
  const auto day = parse_day(std::string_view(text).substr(0, 10));
  const auto time = text.size() > 11 ? parse_time_of_day(std::string_view(text).substr(11)) : std::nullopt;
  if (!day || !time)
    throw UserError(tr("`{}` is not a day and time", sanitize(text)), tr("Say it like \"2026-11-20 06:30\"."));
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
    {"target", "VOL", mark_for_translation("Milk aimed at in a day."),
     [](Labels& labels, const std::string& text, const Units& units) { labels.target = parse_volume(text, units); }},
}};

}  // namespace dropwise
