#include "records/json.h"

namespace dropwise {
namespace {

Json breast_json(const Breast& breast) {
  Json volume = nullptr;
  if (breast.volume && !breast.volume->trace()) volume = static_cast<double>(breast.volume->microlitres) / 1000.0;
  return {{"active_s", seconds_json(breast.active)},
          {"volume_ml", volume},
          {"estimate", breast.volume && breast.volume->estimate()},
          {"trace", breast.volume && breast.volume->trace()}};
}

template <class T>
Json word_json(const std::optional<T>& value) {
  if (!value) return nullptr;
  return to_text(*value);
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json segments_json(const Record& record) {
  Json list = Json::array();
  if (!record.plan) return list;
  const auto& began = record.header.began;
  const auto at = [&](Millis t) { return rfc3339({began.utc + t, began.offset}); };
  for (const Segment& segment : segments(*record.plan, record.log, record.header.lasted.value_or(Millis{0}))) {
    list.push_back({{"kind", to_text(segment.kind)},
                    {"side", to_text(segment.side)},
                    {"phase", record.plan->phases.at(segment.phase).name},
                    {"started", at(segment.began)},
                    {"ended", at(segment.ended)},
                    {"active_s", seconds_json(segment.active())},
                    {"planned_s", seconds_json(segment.planned)},
                    {"ended_by", to_text(segment.ended_by)}});
  }
  return list;
}

/// When milk was marked as flowing, in seconds from the start.
Json flowing_json(const std::vector<Event>& log) {
  Json list = Json::array();
  for (const Event& event : log) {
    if (event.kind == EventKind::marked) list.push_back(seconds_json(event.at));
  }
  return list;
}

}  // namespace

Json to_json(const Record& record) {
  const Header& header = record.header;
  const auto ended = record.ended();
  Json together = nullptr;
  if (header.together && !header.together->trace())
    together = static_cast<double>(header.together->microlitres) / 1000.0;
  return {{"id", record.id},
          {"uuid", record.uuid},
          {"state", to_text(record.state)},
          {"protocol", or_null(header.protocol)},
          {"mode", or_null(header.mode)},
          {"kind", word_json(header.kind)},
          {"method", to_text(header.method)},
          {"started", rfc3339(header.began)},
          {"ended", ended && record.state != State::running ? Json(rfc3339(*ended)) : Json(nullptr)},
          {"left", breast_json(header.left)},
          {"right", breast_json(header.right)},
          {"together_ml", together},
          {"together_estimate", header.together && header.together->estimate()},
          {"together_trace", header.together && header.together->trace()},
          {"paused_s", seconds_json(record.paused)},
          {"asleep_s", seconds_json(record.asleep)},
          {"first_side", word_json(header.first_side)},
          {"pain", header.pain ? Json(*header.pain) : Json(nullptr)},
          {"note", or_null(header.note)},
          {"pending", record.pending()},
          {"segments", segments_json(record)},
          {"flowing_s", flowing_json(record.log)},
          {"updated", rfc3339({record.updated, std::chrono::minutes{0}})}};
}

}  // namespace dropwise
