#include "reports/overwritten.h"

#include "base/text.h"
#include "dropwise/duration.h"
#include "i18n/language.h"
#include "i18n/value_words.h"
#include "reports/cells.h"

namespace dropwise {
namespace {

std::string text_of(const std::optional<Volume>& volume) { return volume ? shown_text(*volume) : ""; }
std::string text_of(const std::optional<Millis>& time) { return time ? to_clock(*time) : ""; }
std::string text_of(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }
std::string text_of(const ZonedTime& time) { return minute_text(time); }
std::string text_of(const std::string& text) { return text; }
std::string text_of(Method method) { return tr(to_text(method)); }
template <class T>
std::string text_of(const std::optional<T>& word) {
  return word ? std::string(tr(to_text(*word))) : "";
}

template <class Access>
Overwritten::Field field(const char* key, const std::string& name, const SessionData& before, const SessionData& after,
                         Access access) {
  return {key, name, text_of(access(before)), text_of(access(after))};
}

}  // namespace

Overwritten overwritten(const SessionRecord& before, const SessionRecord& after) {
  const SessionData &a = before.data, &b = after.data;
  Overwritten lost{.session = before.id, .uuid = before.uuid};
  lost.fields = {
      field("started", tr("began"), a, b, [](const SessionData& d) { return d.began; }),
      field("lasted_s", tr("lasted"), a, b, [](const SessionData& d) { return d.lasted; }),
      field("protocol", tr("protocol"), a, b, [](const SessionData& d) { return d.protocol; }),
      field("mode", tr("mode"), a, b, [](const SessionData& d) { return d.mode; }),
      field("kind", tr("kind"), a, b, [](const SessionData& d) { return d.kind; }),
      field("method", tr("method"), a, b, [](const SessionData& d) { return d.method; }),
      field("first_side", tr("first breast"), a, b, [](const SessionData& d) { return d.first_side; }),
      field("left_s", tr("left time"), a, b, [](const SessionData& d) { return d.yield.left.active; }),
      field("right_s", tr("right time"), a, b, [](const SessionData& d) { return d.yield.right.active; }),
      field("left_ml", tr("left volume"), a, b, [](const SessionData& d) { return d.yield.left.volume; }),
      field("right_ml", tr("right volume"), a, b, [](const SessionData& d) { return d.yield.right.volume; }),
      field("together_ml", tr("together"), a, b, [](const SessionData& d) { return d.yield.together; }),
      field("pain", tr("pain, 0 to 10"), a, b, [](const SessionData& d) { return d.pain; }),
      field("note", tr("note"), a, b, [](const SessionData& d) { return d.note; }),
      field("by", tr("expressed by"), a, b, [](const SessionData& d) { return d.by; }),
  };
  // The times of a guided session follow from its course, which is now a longer one.
  const bool goes_on = before.plan && after.log.size() > before.log.size();
  std::erase_if(lost.fields, [&](const Overwritten::Field& f) {
    return f.was.empty() || f.was == f.now ||
           (goes_on && (f.key == "lasted_s" || f.key == "first_side" || f.key == "left_s" || f.key == "right_s"));
  });
  return lost;
}

std::string overwritten_text(const Overwritten& lost) {
  std::vector<std::string> parts;
  for (const auto& [key, name, was, now] : lost.fields)
    parts.push_back(now.empty() ? formatted("{} {}", name, sanitize(was))
                                : tr("{} {} (now {})", name, sanitize(was), sanitize(now)));
  return join(parts, "; ");
}

Json to_json(const Overwritten& lost) {
  Json json = {{"id", lost.session}, {"uuid", lost.uuid}, {"fields", Json::object()}};
  for (const auto& field : lost.fields) json["fields"][field.key] = {{"was", field.was}, {"now", field.now}};
  return json;
}

}  // namespace dropwise
