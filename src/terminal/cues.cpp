#include "terminal/cues.h"

#include <array>

namespace dropwise {
namespace {

struct Row {
  EventKind kind;
  Side side;
  Cue cue;
};

constexpr std::array<Row, 5> kCues = {{{EventKind::phase_started, Side::left, {1}},
                                       {EventKind::phase_started, Side::right, {2}},
                                       {EventKind::swapped, Side::left, {1}},
                                       {EventKind::swapped, Side::right, {2}},
                                       {EventKind::session_finished, Side::none, {3}}}};

}  // namespace

Cue cue_for(const Event& event) {
  for (const Row& row : kCues) {
    if (row.kind == event.kind && row.side == event.side) return row.cue;
  }
  return {};
}

}  // namespace dropwise
