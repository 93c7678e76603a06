#include "app/session/first_side.h"

#include <algorithm>

namespace dropwise {

std::optional<Side> last_first_side(const Store& store, std::optional<std::string_view> mode) {
  const auto records = store.list({.newest = 50, .damaged = Damaged::accept});
  const auto found = std::find_if(records.rbegin(), records.rend(), [&](const SessionRecord& record) {
    return record.data.first_side && (!mode || record.data.mode == *mode);
  });
  return found == records.rend() ? std::nullopt : found->data.first_side;
}

}  // namespace dropwise
