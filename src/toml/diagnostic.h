#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// A position in a file. Lines and columns count from 1.
struct FilePosition {
  unsigned line = 0, column = 0;

  bool operator==(const FilePosition&) const = default;
};

/// An error in a file that a person wrote. Lines and columns count from 1.
struct Diagnostic {
  unsigned line = 0, column = 0;
  std::string what;

  bool operator==(const Diagnostic&) const = default;
};

/// `FILE:LINE:COLUMN: what`, one line each.
std::string to_text(const std::vector<Diagnostic>& problems, const std::string& file);

/// Sorts them by position.
void sort_diagnostics(std::vector<Diagnostic>& problems);

}  // namespace dropwise
