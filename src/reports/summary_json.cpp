#include "reports/summary.h"

namespace dropwise {
namespace {

Json millilitres(std::int64_t microlitres) { return static_cast<double>(microlitres) / 1000.0; }

Json to_json(const MilkSum& milk) {
  return {{"volume_ml", milk.known == 0 ? Json(nullptr) : millilitres(milk.microlitres)},
          {"known", milk.known},
          {"unknown", milk.unknown},
          {"estimate", milk.estimate},
          {"trace", milk.trace}};
}

Json to_json(const SideTotals& breast, std::optional<Percent> share) {
  Json json = to_json(breast.milk);
  json["active_s"] = seconds_json(breast.timed == 0 ? std::nullopt : std::optional(breast.active));
  json["untimed"] = breast.untimed;
  const bool rated = breast.rated > Millis{0};
  json["ml_per_min"] = rated ? millilitres(breast.rated_microlitres * 60'000 / breast.rated.count()) : Json(nullptr);
  json["share_percent"] = share ? Json(share->value) : Json(nullptr);
  return json;
}

Json to_json(const Totals& totals) {
  const auto share = left_share(totals);
  return {{"sessions", totals.sessions},
          {"pending", totals.pending},
          {"night", totals.night},
          {"longest_gap_s", seconds_json(totals.longest_gap)},
          {"left", to_json(totals.left, share)},
          {"right", to_json(totals.right, share ? std::optional(share->rest()) : std::nullopt)},
          {"together", to_json(totals.together)},
          {"total", to_json(totals.total())}};
}

}  // namespace

Json to_json(const Summary& summary) {
  Json groups = Json::array();
  for (const Group& group : summary.groups) {
    Json json = {{"name", group.name}};
    json.update(to_json(group.totals));
    groups.push_back(std::move(json));
  }
  return {{"groups", groups}, {"all", to_json(summary.all)}};
}

}  // namespace dropwise
