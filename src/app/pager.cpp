#include "app/pager.h"

#include <algorithm>

#include "base/text.h"
#include "system/process.h"

namespace dropwise {
namespace {

/// The pager as an argument list, split at whitespace; no shell interprets it. Empty if there is none.
std::vector<std::string> pager_words(const Context& context) {
  if (!context.environment.pager)
    return find_program("less", context.environment.search_path()) ? std::vector<std::string>{"less"}
                                                                   : std::vector<std::string>{};
  const auto words = split_words(*context.environment.pager);
  return words == std::vector<std::string>{"cat"} ? std::vector<std::string>{} : words;
}

}  // namespace

Pager::Pager(Context& context, bool wanted) : context_(context) {
  if (wanted && context.out_is_terminal && context.rows > 0 && !context.no_pager) out_ = context.out.rdbuf(&held_);
}

Pager::~Pager() { context_.out << take(); }

std::string Pager::take() {
  if (out_) context_.out.rdbuf(std::exchange(out_, nullptr));
  std::string text = held_.str();
  held_.str("");
  return text;
}

void Pager::show() {
  if (!out_) return;
  const std::string text = take();
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  const auto words = lines < context_.rows ? std::vector<std::string>{} : pager_words(context_);
  if (words.empty()) {
    context_.out << text;
    return;
  }
  context_.out.flush();
  // Without options of her own, less ends by itself at the end of a short text, and passes colors on.
  const int status = run_in_foreground(words, {.input = text, .defaults = {{"LESS", "FRX"}, {"LV", "-c"}}});
  if (status == kNotFound) context_.out << text;
}

}  // namespace dropwise
