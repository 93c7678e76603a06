#pragma once

#include <sstream>

#include "app/context.h"

namespace dropwise {

/// Holds back what a command prints on a terminal, and shows it in a pager if it is longer than the screen, as git
/// does. The pager is PAGER, or less if it is installed; without one, or with --no-pager, everything is printed as it
/// is.
class Pager {
 public:
  /// Without `wanted`, in a pipe, and with --no-pager, nothing is held back.
  Pager(Context& context, bool wanted);

  /// Prints what was held back and not yet shown, so that nothing is lost when a command fails.
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  /// Shows what was held back, and waits until the pager ends.
  void show();

 private:
  std::string take();

  Context& context_;
  std::stringbuf held_ = {};
  std::streambuf* out_ = nullptr;  // of the context, while its output is held back
};

}  // namespace dropwise
