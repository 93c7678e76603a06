#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"

namespace dropwise {

/// A position in a file. Lines and columns count from 1.
struct FilePosition {
  unsigned line = 0, column = 0;

  bool operator==(const FilePosition&) const = default;
};

/// An error in a file that a person wrote: where it is, and a typed error of the layer that found it, never null.
struct Diagnostic {
  FilePosition place = {};
  std::shared_ptr<const Error> error;
};

/// Whether two errors say the same, wherever they are.
bool is_same_error(const Error& a, const Error& b);

/// Sorts them by position.
void sort_diagnostics(std::vector<Diagnostic>& problems);

/// A file that a person wrote, with all its errors, of which there is at least one. It has no words for users; `app`
/// finds them.
class DiagnosticsError : public Error {
 public:
  enum class File { configuration, protocol };

  /// `name` is the file, or the name of a protocol without a file.
  DiagnosticsError(File file, std::string name, std::vector<Diagnostic> problems);

  File file() const { return file_; }
  const std::string& name() const { return name_; }
  const std::vector<Diagnostic>& problems() const { return problems_; }

 private:
  File file_;
  std::string name_;
  std::vector<Diagnostic> problems_;
};

}  // namespace dropwise
