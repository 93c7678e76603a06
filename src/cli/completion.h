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

/// In the place of candidates: any file.
inline constexpr const char* kAnyFile = ":file";

/// What the last of these words, which follow `dropwise` and may be cut off anywhere, could become. It only looks, and
/// throws nothing that comes of the log or of files: where they cannot be read there are fewer words.
std::vector<Completion> completions(Context& context, std::span<const std::string> words);

}  // namespace dropwise
