#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "protocols/protocol.h"

namespace dropwise {

/// An available protocol, and where it comes from.
struct CatalogEntry {
  std::string id;
  std::filesystem::path file;  ///< Empty for a built-in one.
};

/// All protocols: the built-in ones, and the user's own. Those are files `ID.toml` in a folder; they shadow built-in
/// protocols with the same id.
class ProtocolCatalog {
 public:
  /// The folder need not exist.
  explicit ProtocolCatalog(std::filesystem::path own) : own_(std::move(own)) {}

  /// All protocols, built-in ones first, each id once.
  std::vector<CatalogEntry> list() const;

  /// Finds a protocol by id, or loads a file if the name contains `/` or ends in `.toml`.
  /// Throws ProtocolError, or DiagnosticsError with all problems of the file.
  Protocol find(const std::string& name) const;

 private:
  std::filesystem::path own_;
};

/// Loads a protocol file. Throws ProtocolError when it cannot be read or is larger than a megabyte.
ParsedProtocol load_protocol(const std::filesystem::path& file);

}  // namespace dropwise
