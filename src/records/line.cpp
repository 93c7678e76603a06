#include "records/line.h"

#include <cctype>
#include <tuple>

namespace dropwise {
namespace {

State unfinished(State state) { return state == State::running ? State::interrupted : state; }

}  // namespace

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
