#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace dropwise {

/// "Did you mean `marmet`?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// Whole sentences, one after the other; empty ones are left out.
std::string join_sentences(std::initializer_list<std::string> sentences);

}  // namespace dropwise
