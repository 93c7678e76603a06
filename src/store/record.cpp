#include "store/record.h"

#include <array>

#include "i18n/language.h"
#include "store/figures.h"

namespace dropwise {
namespace {

constexpr std::array<std::string_view, 4> kStates = {later("running"), later("interrupted"), later("finished"),
                                                     later("deleted")};
constexpr std::array<std::string_view, 2> kKinds = {later("colostrum"), later("milk")};
constexpr std::array<std::string_view, 3> kMethods = {later("hand"), later("pump"), "both"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
  }
  return {};
}

}  // namespace

bool Record::pending() const { return dropwise::pending(header.left, header.right, header.together); }

std::optional<Moment> Record::ended() const {
  if (!header.lasted) return {};
  return Moment{header.began.utc + *header.lasted, header.began.offset};
}

std::optional<std::int64_t> Record::total_microlitres() const {
  std::optional<std::int64_t> total;
  for (const auto& volume : {header.left.volume, header.right.volume, header.together}) {
    if (volume && !volume->trace()) total = total.value_or(0) + volume->microlitres;
  }
  return total;
}

bool Record::estimate() const {
  for (const auto& volume : {header.left.volume, header.right.volume, header.together}) {
    if (volume && volume->estimate()) return true;
  }
  return false;
}

bool sound(const std::vector<Event>& log, std::size_t phases) {
  for (std::size_t i = 0; i < log.size(); ++i) {
    const Event& event = log[i];
    const bool outside = event.kind == EventKind::session_started || event.kind == EventKind::session_finished;
    if ((!outside && event.phase >= phases) || event.to > phases) return false;
    if (i > 0 && log[i - 1].at > event.at) return false;
  }
  return true;
}

std::string_view to_text(State state) { return kStates[static_cast<std::size_t>(state)]; }
std::string_view to_text(MilkKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_text(Method method) { return kMethods[static_cast<std::size_t>(method)]; }
std::optional<State> read_state(std::string_view text) { return find<State>(kStates, text); }
std::optional<MilkKind> read_milk_kind(std::string_view text) { return find<MilkKind>(kKinds, text); }
std::optional<Method> read_method(std::string_view text) { return find<Method>(kMethods, text); }

}  // namespace dropwise
