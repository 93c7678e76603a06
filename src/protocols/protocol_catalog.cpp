#include "protocols/protocol_catalog.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/suggest.h"
#include "data/data_files.h"
#include "protocols/protocol_error.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 1 << 20;

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
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) throw ProtocolError(ProtocolFault::cannot_read, {file.string(), error.message()});
  std::ifstream in(file, std::ios::binary);  // not before, because opening a pipe would wait
  if (!in) {
    const auto denied = std::make_error_code(std::errc::permission_denied);
    throw ProtocolError(ProtocolFault::cannot_read, {file.string(), denied.message()});
  }
  if (size > kLargest) throw ProtocolError(ProtocolFault::too_large, {file.string()});
  const std::string text(std::istreambuf_iterator<char>(in), {});
  ParsedProtocol reading = parse_protocol(text);
  if (reading.problems.empty() && reading.protocol.id != file.stem().string()) {
    const std::vector values{reading.protocol.id, file.filename().string()};
    reading.problems.push_back(
        {{1, 1}, std::make_shared<const ProtocolError>(ProtocolFault::id_is_not_file_name, values)});
  }
  return reading;
}

}  // namespace dropwise
