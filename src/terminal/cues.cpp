#include "terminal/cues.h"

#include <array>

namespace dropwise {
namespace {

struct Row {
  EventKind kind;
  Side side;
  int rings;
};

constexpr std::array<Row, 5> kRings = {{{EventKind::phase_started, Side::left, 1},
                                        {EventKind::phase_started, Side::right, 2},
                                        {EventKind::swapped, Side::left, 1},
                                        {EventKind::swapped, Side::right, 2},
                                        {EventKind::session_finished, Side::none, 3}}};

}  // namespace

int bell_count(const Event& event) {
  for (const Row& row : kRings) {
    if (row.kind == event.kind && row.side == event.side) return row.rings;
  }
  return 0;
}

}  // namespace dropwise
