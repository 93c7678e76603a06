#pragma once

#include <functional>
#include <istream>
#include <span>

#include "exchange/source.h"

namespace dropwise {

/// How a file is read, and what is done with what stands in it.
struct Reading {
  std::string from = {};  ///< A name of source_names(); empty: told by the beginning of the file.
  ImportOptions options = {};
  std::function<void(Incoming incoming, std::size_t line)> take = {};
  std::function<void(const Fault& fault, std::size_t line)> refuse = {};  ///< May throw, and so end the reading.
};

/// What read_exchange() came upon beside the sessions.
struct Origin {
  std::string_view title;   ///< What kind of file it was.
  std::size_t others = 0;   ///< Rows of something else than expressing.
  std::size_t refused = 0;  ///< Rows that cannot be taken.
};

/// Reads a file line by line, and never holds more than a row of it. Throws Error when it is none of those that can be
/// read, does not say what only the person knows (zone and unit), or holds more than 10,000 lines that cannot be taken.
Origin read_exchange(std::istream& in, const Reading& reading);

/// What --from may say.
std::vector<std::string> source_names();

}  // namespace dropwise
