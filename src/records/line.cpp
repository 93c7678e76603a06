#include "records/line.h"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "records/json.h"

namespace dropwise {
namespace {

State unfinished(State state) { return state == State::running ? State::interrupted : state; }

Json unit_json(const std::optional<Volume>& volume) { return volume ? Json(to_text(volume->unit)) : Json(nullptr); }

Json to_json(const Event& event) {
  Json json = {{"event", to_text(event.kind)}, {"t_s", seconds_json(event.at)}, {"phase", event.phase}};
  if (event.side != Side::none) json["side"] = to_text(event.side);
  if (event.reason != Reason::none) json["reason"] = to_text(event.reason);
  if (event.to != 0) json["to"] = event.to;
  if (!event.text.empty()) json["text"] = event.text;
  return json;
}

}  // namespace

std::string to_line(const Record& record) {
  Json json = to_json(record);
  json.erase("id");
  json["left_unit"] = unit_json(record.header.left.volume);
  json["right_unit"] = unit_json(record.header.right.volume);
  json["together_unit"] = unit_json(record.header.together);
  json["lasted_s"] = seconds_json(record.header.lasted);
  if (record.plan) {
    json["plan"] = to_json(*record.plan);
    json["events"] = Json::array();
    for (const Event& event : record.log) json["events"].push_back(to_json(event));
  }
  return dump(json);
}

bool same(const Record& a, const Record& b) {
  const auto all = [](const Record& r) { return std::tuple(unfinished(r.state), r.updated, r.paused, r.asleep); };
  return a.uuid == b.uuid && all(a) == all(b) && a.header == b.header && a.plan == b.plan && a.log == b.log;
}

bool holds_over(const Record& a, const Record& b) {
  const auto rank = [](const Record& r) {
    return std::tuple(r.updated, r.log.size(), r.header.lasted.value_or(Millis{-1}));
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  const auto text = [](Record record) {
    record.state = unfinished(record.state);
    return to_line(record);
  };
  return text(a) > text(b);
}

std::string read_uuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kShape.size()) return {};
  std::string uuid;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (kShape[i] == '-' ? c != '-' : std::isxdigit(c) == 0) return {};
    uuid += static_cast<char>(std::tolower(c));
  }
  return uuid;
}

}  // namespace dropwise
