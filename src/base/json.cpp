#include "base/json.h"

#include "base/text.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace dropwise {

Json seconds_json(std::optional<Millis> length) {
  if (!length) return nullptr;
  if (length->count() % 1000 == 0) return length->count() / 1000;
  return static_cast<double>(length->count()) / 1000.0;
}

std::string dump(const Json& json) {
  return escape_bidi_controls(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace dropwise
