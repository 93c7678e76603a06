#include "reports/sheet_labels.h"

#include "i18n/language.h"

namespace dropwise {
namespace {

void add(Report& report, const std::string& name, const std::string& text) {
  if (!text.empty()) report.facts.emplace_back(name, text);
}

}  // namespace

void add_labels(Report& report, const Labels& labels) {
  add(report, tr("mother"), labels.mother);
  add(report, tr("baby"), labels.baby);
  add(report, tr("baby's hospital number"), labels.number);
  if (labels.born) add(report, tr("born"), day_text(day_of(*labels.born)) + " " + time_of_day_text(*labels.born));
  add(report, tr("gestation"), labels.gestation);
  add(report, tr("ward or unit"), labels.ward);
  if (report.facts.empty())
    report.facts.emplace_back(tr("name and number"), std::string("______________________________"));
}

void add_counting(Report& report, const SummaryPeriod& span) {
  add(report, tr("units"), tr("minutes and ml; a drop as 0.05 ml"));
  add(report, tr("day starts at"), time_of_day_text(LocalTime{} + span.day_start));
}

}  // namespace dropwise
