#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/context.h"

namespace dropwise {

/// A word that could come next, and what it means.
struct Completion {
  std::string text = {}, meaning = {};

  bool operator==(const Completion&) const = default;
};

/// Returned instead of candidates: any file name.
inline constexpr const char* kAnyFile = ":file";

/// The completions of the last of these words, which follow `dropwise`; it may be incomplete. Changes nothing, and does
/// not throw if the log or files cannot be read: there are then fewer completions.
std::vector<Completion> completions(Context& context, std::span<const std::string> words);

}  // namespace dropwise
