#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "protocols/protocol.h"

namespace dropwise {

/// A protocol that can be had, and where it comes from.
struct CatalogEntry {
  std::string id;
  std::filesystem::path file;  ///< Empty for a built-in one.
};

/// The protocols: those built in, and one's own, which lie in a folder as `ID.toml` and shadow built-in ones.
class ProtocolCatalog {
 public:
  /// The folder need not exist.
  explicit ProtocolCatalog(std::filesystem::path own) : own_(std::move(own)) {}

  /// All of them, built-in first, each id once.
  std::vector<CatalogEntry> list() const;

  /// Finds by id, or reads a file when the name holds a `/` or ends in `.toml`.
  /// Throws UserError, with what was probably meant, or with every problem of the file.
  Protocol find(const std::string& name) const;

 private:
  std::filesystem::path own_;
};

/// Reads a protocol file; throws UserError when it cannot be read at all or is larger than a megabyte.
ParsedProtocol load_protocol(const std::filesystem::path& file);

}  // namespace dropwise
