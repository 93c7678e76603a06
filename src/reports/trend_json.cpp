#include "reports/trend.h"

namespace dropwise {
namespace {

Json to_json(const PermutationTest& chance) { return {{"as_much", chance.as_much}, {"orders", chance.orders}}; }

Json to_json(const Stretch& stretch) {
  const auto mean = stretch.mean();
  return {{"mean_ml", mean ? Json(*mean) : Json(nullptr)},
          {"estimate", stretch.estimate},
          {"days", stretch.days.size()},
          {"sessions", stretch.sessions},
          {"days_left_out", stretch.left_out}};
}

Json to_json(const Shift& change) {
  return {{"recent", to_json(change.recent)},
          {"before", to_json(change.before)},
          {"chance", change.chance ? to_json(*change.chance) : Json(nullptr)}};
}

}  // namespace

Json to_json(const Trend& trend) {
  Json hours = Json::array();
  for (const Hours& block : trend.hours)
    hours.push_back({{"from_hour", block.from}, {"mean_ml", block.each.mean_ml}, {"sessions", block.each.sessions}});
  const auto each = [](const std::optional<Each>& found) -> Json {
    if (!found) return nullptr;
    return {{"mean_ml", found->mean_ml}, {"sessions", found->sessions}};
  };
  const auto day = [&](const Day* found) { return found ? Json(day_text(*found)) : Json(nullptr); };
  const Day* recent = trend.recent.empty() ? nullptr : &trend.recent.front();
  return {{"first", day(trend.before.empty() ? recent : &trend.before.front())},
          {"recent_first", day(recent)},
          {"last", day(trend.recent.empty() ? nullptr : &trend.recent.back())},
          {"comparisons", trend.comparisons},
          {"total", to_json(trend.total)},
          {"left", to_json(trend.left)},
          {"right", to_json(trend.right)},
          {"session",
           {{"recent", each(trend.recent_each)},
            {"before", each(trend.before_each)},
            {"chance", trend.by_session ? to_json(*trend.by_session) : Json(nullptr)}}},
          {"left_share_percent", trend.left_share ? Json(trend.left_share->value) : Json(nullptr)},
          {"hours", hours},
          {"hours_chance", trend.by_hours ? to_json(*trend.by_hours) : Json(nullptr)}};
}

}  // namespace dropwise
