#include "protocols/protocol_catalog.h"

#include <algorithm>

#include "base/suggest.h"
#include "data/data_files.h"
#include "protocols/protocol_error.h"
#include "system/limited_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

std::string id_of(std::string_view file_name) { return std::string(file_name.substr(0, file_name.rfind('.'))); }

const DataFile* built_in(const std::string& id) {
  for (const DataFile& file : protocol_files()) {
    if (id_of(file.name) == id) return &file;
  }
  return nullptr;
}

bool is_path(const std::string& name) { return name.find('/') != std::string::npos || name.ends_with(".toml"); }

Protocol sound(ParsedProtocol reading, const std::string& file) {
  if (reading.problems.empty()) return std::move(reading.protocol);
  throw DiagnosticsError(DiagnosticsError::File::protocol, file, std::move(reading.problems));
}

std::string load_text(const fs::path& file) {
  try {
    return load_limited_file(file, kMostText);
  } catch (const fs::filesystem_error& error) {
    if (error.code() == std::errc::file_too_large) throw ProtocolError(ProtocolFault::too_large, {file.string()});
    throw ProtocolError(ProtocolFault::cannot_read, {file.string(), error.code().message()});
  }
}

}  // namespace

std::vector<CatalogEntry> ProtocolCatalog::list() const {
  std::vector<CatalogEntry> entries;
  for (const DataFile& file : protocol_files()) entries.push_back({id_of(file.name), {}});
  std::vector<fs::path> own;
  std::error_code none;
  for (fs::directory_iterator entry(own_, none), end; !none && entry != end; entry.increment(none)) {
    if (entry->path().extension() == ".toml") own.push_back(entry->path());
  }
  std::sort(own.begin(), own.end());
  for (const fs::path& file : own) {
    const std::string id = file.stem().string();
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const CatalogEntry& e) { return e.id == id; });
    if (same == entries.end()) {
      entries.push_back({id, file});
    } else {
      same->file = file;
    }
  }
  return entries;
}

Protocol ProtocolCatalog::find(const std::string& name) const {
  if (is_path(name)) return sound(load_protocol(name), name);
  const fs::path file = own_ / (name + ".toml");
  std::error_code none;
  if (!own_.empty() && fs::exists(file, none)) return sound(load_protocol(file), file.string());
  if (const DataFile* data = built_in(name)) return sound(parse_protocol(data->text), name);
  std::vector<std::string> ids;
  for (const CatalogEntry& entry : list()) ids.push_back(entry.id);
  throw ProtocolError(ProtocolFault::unknown, {name}, closest(name, ids).value_or(std::string()));
}

ParsedProtocol load_protocol(const fs::path& file) {
  ParsedProtocol reading = parse_protocol(load_text(file));
  if (reading.problems.empty() && reading.protocol.id != file.stem().string()) {
    const std::vector values{reading.protocol.id, file.filename().string()};
    reading.problems.push_back(
        {{1, 1}, std::make_shared<const ProtocolError>(ProtocolFault::id_is_not_file_name, values)});
  }
  return reading;
}

}  // namespace dropwise
