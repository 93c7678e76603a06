#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/error.h"
#include "base/text.h"
#include "dropwise/plan_json.h"
#include "store/columns.h"
#include "store/json/json.h"
#include "store/json/line.h"

namespace dropwise {
namespace {

constexpr std::int64_t kMostMicrolitres = 5'000'000;
constexpr double kLongest = 36'000'000;  // in seconds; the longest time that parse_duration() accepts
constexpr std::size_t kShown = 60;
constexpr std::size_t kDeepest = 32;

using Value = rapidjson::Value;

std::string written(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

/// The values of an object by key. Throws FieldError for a value that is not allowed.
class Reader {
 public:
  explicit Reader(const Value& json, std::string below = {}) : json_(json), below_(std::move(below)) {}

  [[noreturn]] void refuse(const char* key, Expected expected, const std::string& detail = {},
                           std::optional<TextProblem> problem = {}) const {
    const Value* value = find(key);
    throw FieldError{
        below_ + key,
        value ? truncate_to_width(sanitize(value->IsString() ? value->GetString() : written(*value)), kShown) : "",
        expected, detail, problem};
  }

  /// Returns nullptr if the value is missing or null.
  const Value* find(const char* key) const {
    const auto found = json_.FindMember(key);
    return found == json_.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
  }

  std::string text(const char* key) const {
    const Value* value = find(key);
    if (!value) return {};
    if (!value->IsString()) refuse(key, Expected::text);
    std::string found(value->GetString(), value->GetStringLength());
    const auto problem = find_text_problem(found);
    if (problem || found.size() > 100'000) refuse(key, Expected::plain_text, {}, problem);
    return found;
  }

  bool flag(const char* key) const {
    const Value* value = find(key);
    if (value && !value->IsBool()) refuse(key, Expected::truth);
    return value && value->GetBool();
  }

  template <class T>
  std::optional<T> word(const char* key, std::optional<T> (*read)(std::string_view), Expected expected) const {
    if (!find(key)) return {};
    const auto found = read(text(key));
    if (!found) refuse(key, expected);
    return found;
  }

  std::optional<Millis> seconds(const char* key) const {
    const Value* value = find(key);
    if (!value) return {};
    if (!value->IsNumber()) refuse(key, Expected::seconds);
    const double found = value->GetDouble();
    if (!(found >= 0 && found <= kLongest)) refuse(key, Expected::seconds);
    return Millis{std::llround(found * 1000)};
  }

  std::optional<std::int64_t> microlitres(const char* key) const {
    const Value* value = find(key);
    if (!value) return {};
    constexpr Expected expected = Expected::millilitres;
    if (!value->IsNumber()) refuse(key, expected);
    const double found = value->GetDouble() * 1000;
    if (!(found >= 0 && found <= kMostMicrolitres)) refuse(key, expected);
    return std::llround(found);
  }

  std::size_t count(const char* key, std::size_t most) const {
    const Value* value = find(key);
    if (!value) return 0;
    if (!value->IsUint64() || value->GetUint64() > most) refuse(key, Expected::whole_number, std::to_string(most));
    return value->GetUint64();
  }

  void exchange(const ExchangeField& field, SessionRecord& record) const {
    const Value* value = find(field.key);
    if (!value) return;
    if (field.most && !value->IsNumber()) refuse(field.key, field.expected(), field.detail());
    const std::string found = field.most ? written(*value) : text(field.key);
    if (!found.empty() && !field.parse(record, found)) refuse(field.key, field.expected(), field.detail());
  }

  ZonedTime moment(const char* key) const {
    const auto found = parse_rfc3339(text(key));
    if (!found || found->utc < UtcTime{}) refuse(key, Expected::time_with_offset);
    return *found;
  }

 private:
  const Value& json_;
  std::string below_;
};

/// The amount is in milliliters. Its unit is what the user typed it in: drops for an estimate, otherwise as the line
/// says.
std::optional<Volume> parse_amount(const Reader& line, const char* amount, const Reader& units, const char* unit_key,
                                   bool estimate, bool trace) {
  const auto found = line.microlitres(amount);
  const auto typed = units.word<Unit>(unit_key, parse_unit, Expected::volume_unit);
  if (trace || typed == Unit::trace) return Volume{0, Unit::trace};
  if (!found) return {};
  return Volume{*found, estimate ? Unit::drops : typed.value_or(Unit::ml)};
}

SideAmounts parse_breast(const Reader& line, const char* side, const char* unit_key) {
  const Value* value = line.find(side);
  if (!value) return {};
  if (!value->IsObject()) line.refuse(side, Expected::side_object);
  const Reader breast(*value, std::string(side) + ".");
  return {breast.seconds("active_s"),
          parse_amount(breast, "volume_ml", line, unit_key, breast.flag("estimate"), breast.flag("trace"))};
}

Event parse_event(const Value& json, std::size_t phases) {
  if (!json.IsObject())
    throw FieldError{"events", truncate_to_width(sanitize(written(json)), kShown), Expected::event_object};
  const Reader event(json, "events.");
  const auto kind = event.word<EventKind>("event", parse_event_kind, Expected::event_name);
  if (!kind) event.refuse("event", Expected::event_name);
  return {*kind,
          event.seconds("t_s").value_or(Millis{0}),
          event.count("phase", phases),
          event.word<Side>("side", parse_side, Expected::event_side).value_or(Side::none),
          event.word<Reason>("reason", parse_reason, Expected::event_reason).value_or(Reason::none),
          event.count("to", phases),
          event.text("text")};
}

void parse_course(SessionRecord& record, const Reader& line) {
  const Value* plan = line.find("plan");
  if (!plan) return;
  try {
    record.plan = parse_plan(written(*plan));
  } catch (const std::invalid_argument&) {
    line.refuse("plan", Expected::plan);
  }
  const Value* events = line.find("events");
  if (!events) return;
  if (!events->IsArray()) line.refuse("events", Expected::list);
  for (const Value& event : events->GetArray()) record.log.push_back(parse_event(event, record.plan->phases.size()));
  if (!is_valid_event_log(record.log, record.plan->phases.size())) line.refuse("events", Expected::events_in_order);
}

SessionData parse_data(const Reader& line) {
  SessionData data{.protocol = line.text("protocol"), .mode = line.text("mode")};
  data.kind = line.word<MilkKind>("kind", parse_milk_kind, Expected::kind);
  data.method = line.word<Method>("method", parse_method, Expected::method).value_or(Method::hand);
  data.began = line.moment("started");
  data.lasted = line.seconds("lasted_s");
  if (!data.lasted && line.find("ended")) {
    data.lasted = line.moment("ended").utc - data.began.utc;
    if (*data.lasted < Millis{0}) line.refuse("ended", Expected::after, "started");
  }
  data.first_side = line.word<Side>("first_side", parse_side, Expected::side);
  if (data.first_side && *data.first_side != Side::left && *data.first_side != Side::right)
    line.refuse("first_side", Expected::side);
  data.yield.left = parse_breast(line, "left", "left_unit");
  data.yield.right = parse_breast(line, "right", "right_unit");
  data.yield.together = parse_amount(line, "together_ml", line, "together_unit", line.flag("together_estimate"),
                                     line.flag("together_trace"));
  if (data.yield.together && (data.yield.left.volume || data.yield.right.volume))
    line.refuse("together_ml", Expected::no_together);
  return data;
}

/// How deeply brackets are nested outside of strings.
std::size_t depth(std::string_view text) {
  std::size_t now = 0, most = 0;
  bool within = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (within && c == '\\') ++i;
    if (c == '"') within = !within;
    if (within) continue;
    if (c == '{' || c == '[') most = std::max(most, ++now);
    if ((c == '}' || c == ']') && now > 0) --now;
  }
  return most;
}

}  // namespace

SessionRecord parse_line(const std::string& text) {
  if (depth(text) > kDeepest)
    throw FieldError{"", truncate_to_width(sanitize(truncate_to_width(text, kShown)), kShown), Expected::shallow};
  rapidjson::Document json;
  std::string work = text;  // modified by parsing in place
  json.ParseInsitu<rapidjson::kParseIterativeFlag>(work.data());
  if (json.HasParseError() || !json.IsObject())
    throw FieldError{"", truncate_to_width(sanitize(text), kShown), Expected::json_object};
  const Reader line(json);
  SessionRecord record{.uuid = parse_uuid(line.text("uuid"))};
  if (record.uuid.empty()) line.refuse("uuid", Expected::uuid);
  record.state = line.word<State>("state", parse_state, Expected::state).value_or(State::finished);
  record.data = parse_data(line);
  for (const Column& column : session_columns()) {
    if (column.exchange.key) line.exchange(column.exchange, record);
  }
  record.paused = line.seconds("paused_s").value_or(Millis{0});
  record.asleep = line.seconds("asleep_s").value_or(Millis{0});
  record.updated = line.moment("updated").utc;
  record.texts_left_out = line.flag("texts_left_out");
  if (line.flag("erased")) return erased(record);
  parse_course(record, line);
  return record;
}

}  // namespace dropwise
