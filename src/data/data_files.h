#pragma once

#include <span>
#include <string_view>

namespace dropwise {

/// A file of data/, compiled into the program.
struct DataFile {
  std::string_view name;  ///< Without folder.
  std::string_view text;
};

/// data/protocols, and data/schema in its order.
std::span<const DataFile> protocol_files();
std::span<const DataFile> schema_files();

/// What lies directly in data/: care.toml, template.toml.
std::string_view data_file(std::string_view name);

}  // namespace dropwise
