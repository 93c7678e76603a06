#pragma once

#include "reports/report.h"
#include "store/session_record.h"

namespace dropwise {

/// Everything about one session, with its segments.
Report detail(const SessionRecord& record);

/// A session in one line, such as `2026-11-20 03:10, marmet little, left 15:00 12 ml, right 15:00 8 ml`.
std::string brief(const SessionRecord& record);

/// Which volumes a finished session lacks, and how to add them.
std::string pending_text(const SessionRecord& record);

}  // namespace dropwise
