#pragma once

#include <string>
#include <vector>

namespace dropwise {

/// A place in a file. Lines and columns count from 1.
struct FilePosition {
  unsigned line = 0, column = 0;

  bool operator==(const FilePosition&) const = default;
};

/// Something wrong in a file that a person wrote. Lines and columns count from 1.
struct Diagnostic {
  unsigned line = 0, column = 0;
  std::string what;

  bool operator==(const Diagnostic&) const = default;
};

/// `FILE:LINE:COLUMN: what`, a line each.
std::string to_text(const std::vector<Diagnostic>& problems, const std::string& file);

/// Puts them in the order of their places.
void sort_diagnostics(std::vector<Diagnostic>& problems);

}  // namespace dropwise
