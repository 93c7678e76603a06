#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "store/session_record.h"

namespace dropwise {

/// What a newer version of a session has replaced: known values, or a text, that are other now. What was not known
/// before is not lost, so it is left out.
struct Overwritten {
  struct Field {
    std::string key;   ///< As in JSON: `left_ml`, `note`, …
    std::string name;  ///< In the current language.
    std::string was, now;
  };
  std::int64_t session = 0;
  std::string uuid = {};
  std::vector<Field> fields = {};
};

Overwritten overwritten(const SessionRecord& before, const SessionRecord& after);

/// Such as `left volume 43 ml (now 40 ml); note on the sofa`, of which the note is gone.
std::string overwritten_text(const Overwritten& lost);

/// `{"id": 12, "uuid": "…", "fields": {"note": {"was": "on the sofa", "now": ""}}}`
Json to_json(const Overwritten& lost);

}  // namespace dropwise
