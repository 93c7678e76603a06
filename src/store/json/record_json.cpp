#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/text.h"
#include "store/columns.h"
#include "store/json/json.h"
#include "store/json/line.h"

namespace dropwise {
namespace {

/// Writes a session key by key, without a tree in between, because an export may hold years of sessions.
class Writer {
 public:
  void key(const char* name) { writer_.Key(name); }
  void put(std::string_view text) {
    const std::string valid = is_utf8(text) ? std::string(text) : sanitize(text);
    writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void put(bool flag) { writer_.Bool(flag); }
  void put(std::int64_t number) { writer_.Int64(number); }
  void put(std::size_t number) { writer_.Uint64(number); }
  void put(Millis length) { thousandths(length.count()); }
  void put(const ZonedTime& moment) { put(std::string_view(rfc3339(moment))); }
  template <class T>
  void put(const std::optional<T>& value) {
    if (value) {
      put(*value);
    } else {
      writer_.Null();
    }
  }
  template <class T>
  void field(const char* name, const T& value) {
    key(name);
    put(value);
  }
  /// Writes null if the text is empty.
  void text(const char* name, std::string_view value) {
    key(name);
    value.empty() ? static_cast<void>(writer_.Null()) : put(value);
  }
  template <class T>
  void word(const char* name, const std::optional<T>& value) {
    text(name, value ? to_text(*value) : std::string_view());
  }
  void millilitres(const char* name, const std::optional<Volume>& volume) {
    key(name);
    if (volume && !volume->trace()) {
      writer_.Double(static_cast<double>(volume->microlitres) / 1000.0);
    } else {
      writer_.Null();
    }
  }
  void exchange(const ExchangeField& field, const SessionRecord& record) {
    const std::string value = field.text(record);
    if (!field.most || value.empty()) return text(field.key, value);
    key(field.key);
    writer_.RawValue(value.data(), value.size(), rapidjson::kNumberType);
  }
  void raw(const char* name, const std::string& json) {
    key(name);
    writer_.RawValue(json.data(), json.size(), rapidjson::kObjectType);
  }
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list(const char* name) {
    key(name);
    writer_.StartArray();
  }
  void close_list() { writer_.EndArray(); }
  std::string done() const { return escape_bidi_controls({buffer_.GetString(), buffer_.GetSize()}); }

 private:
  void thousandths(std::int64_t number) {
    if (number % 1000 == 0) {
      writer_.Int64(number / 1000);
    } else {
      writer_.Double(static_cast<double>(number) / 1000.0);
    }
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

void write_breast(Writer& writer, const char* name, const SideAmounts& breast) {
  writer.key(name);
  writer.open();
  writer.field("active_s", breast.active);
  writer.millilitres("volume_ml", breast.volume);
  writer.field("estimate", breast.volume && breast.volume->estimate());
  writer.field("trace", breast.volume && breast.volume->trace());
  writer.close();
}

void write_segments(Writer& writer, const SessionRecord& record) {
  writer.open_list("segments");
  if (record.plan) {
    const auto& began = record.data.began;
    const auto at = [&](Millis t) { return ZonedTime{began.utc + t, began.offset}; };
    for (const Segment& segment : segments(*record.plan, record.log, record.data.lasted.value_or(Millis{0}))) {
      writer.open();
      writer.field("kind", to_text(segment.kind));
      writer.field("side", to_text(segment.side));
      writer.field("phase", std::string_view(record.plan->phases.at(segment.phase).name));
      writer.field("started", at(segment.began));
      writer.field("ended", at(segment.ended));
      writer.field("active_s", segment.active());
      writer.field("planned_s", segment.planned);
      writer.field("ended_by", to_text(segment.ended_by));
      writer.close();
    }
  }
  writer.close_list();
}

/// Writes when the user marked milk as flowing, in seconds from the start.
void write_flowing(Writer& writer, const std::vector<Event>& log) {
  writer.open_list("flowing_s");
  for (const Event& event : log) {
    if (event.kind == EventKind::marked) writer.put(event.at);
  }
  writer.close_list();
}

void write_record(Writer& writer, const SessionRecord& record) {
  const SessionData& data = record.data;
  writer.field("uuid", std::string_view(record.uuid));
  writer.field("state", to_text(record.state));
  writer.text("protocol", data.protocol);
  writer.text("mode", data.mode);
  writer.word("kind", data.kind);
  writer.field("method", to_text(data.method));
  writer.field("started", data.began);
  writer.field("ended", record.state == State::running ? std::nullopt : record.ended());
  write_breast(writer, "left", data.yield.left);
  write_breast(writer, "right", data.yield.right);
  writer.millilitres("together_ml", data.yield.together);
  writer.field("together_estimate", data.yield.together && data.yield.together->estimate());
  writer.field("together_trace", data.yield.together && data.yield.together->trace());
  writer.field("paused_s", record.paused);
  writer.field("asleep_s", record.asleep);
  writer.word("first_side", data.first_side);
  for (const Column& column : session_columns()) {
    if (column.exchange.key) writer.exchange(column.exchange, record);
  }
  writer.field("pending", record.data.yield.pending());
  write_segments(writer, record);
  write_flowing(writer, record.log);
  writer.field("updated", ZonedTime{record.updated, std::chrono::minutes{0}});
}

void write_event(Writer& writer, const Event& event) {
  writer.open();
  writer.field("event", to_text(event.kind));
  writer.field("t_s", event.at);
  writer.field("phase", event.phase);
  if (event.side != Side::none) writer.field("side", to_text(event.side));
  if (event.reason != Reason::none) writer.field("reason", to_text(event.reason));
  if (event.to != 0) writer.field("to", event.to);
  if (!event.text.empty()) writer.field("text", std::string_view(event.text));
  writer.close();
}

void write_unit(Writer& writer, const char* name, const std::optional<Volume>& volume) {
  writer.text(name, volume ? to_text(volume->unit) : std::string_view());
}

}  // namespace

std::string to_json_text(const SessionRecord& record) {
  Writer writer;
  writer.open();
  writer.field("id", record.id);
  write_record(writer, record);
  writer.close();
  return writer.done();
}

Json to_json(const SessionRecord& record) { return Json::parse(to_json_text(record)); }

std::string to_line(const SessionRecord& record) {
  Writer writer;
  writer.open();
  write_record(writer, record);
  write_unit(writer, "left_unit", record.data.yield.left.volume);
  write_unit(writer, "right_unit", record.data.yield.right.volume);
  write_unit(writer, "together_unit", record.data.yield.together);
  writer.field("lasted_s", record.data.lasted);
  if (record.erased) writer.field("erased", true);
  if (record.texts_left_out) writer.field("texts_left_out", true);
  if (record.plan) {
    writer.raw("plan", plan_text(*record.plan));
    writer.open_list("events");
    for (const Event& event : record.log) write_event(writer, event);
    writer.close_list();
  }
  writer.close();
  return writer.done();
}

}  // namespace dropwise
