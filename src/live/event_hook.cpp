#include "live/event_hook.h"

#include <cctype>

#include "base/json.h"
#include "i18n/language.h"

namespace dropwise {
namespace {

constexpr std::chrono::seconds kLongest{10};
constexpr std::size_t kMost = 64;

/// The keys of the event as environment variables: `"t_s":3` becomes DROPWISE_T_S=3.
std::vector<std::pair<std::string, std::string>> variables(const Json& event) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& [key, value] : event.items()) {
    std::string name = "DROPWISE_";
    for (const char c : key) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    found.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return found;
}

}  // namespace

void EventHook::run(const std::string& json) {
  if (words_.empty()) return;
  waiting_.push_back(
      {.words = words_, .input = json + "\n", .variables = variables(Json::parse(json)), .limit = kLongest});
}

std::string EventHook::poll(Millis ticks) {
  if (running_ && running_->running() && ticks - since_ > kLongest) running_->kill();
  std::string trouble = check_result();
  if (!running_ && !waiting_.empty()) {
    running_ = std::make_unique<Process>(waiting_.front());
    since_ = ticks;
    waiting_.pop_front();
  }
  if (waiting_.size() <= kMost) return trouble;
  while (waiting_.size() > kMost) waiting_.pop_front();
  if (!std::exchange(late_, true))
    trouble = tr("The command `{}` cannot keep up; some events were skipped.", words_.front());
  return trouble;
}

/// Discards a process that has ended. Returns a message if it is the first that failed.
std::string EventHook::check_result() {
  if (!running_ || running_->running()) return {};
  const int status = running_->status().value_or(0);
  running_.reset();
  if (status == 0 || std::exchange(failed_, true)) return {};
  return tr("The command `{}` failed ({}); the session continues.", words_.front(), status);
}

bool EventHook::idle() { return waiting_.empty() && (!running_ || !running_->running()); }

}  // namespace dropwise
