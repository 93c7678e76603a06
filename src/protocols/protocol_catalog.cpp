#include "protocols/protocol_catalog.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/text.h"
#include "data/data_files.h"
#include "i18n/language.h"
#include "i18n/messages.h"

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
  throw UserError(
      tr("the protocol file has {}\n{}", plural(reading.problems.size(), "{} problem", "{} problems"),
         to_text(reading.problems, file)),
      tr("Fix the file and check it with `dropwise protocols check`; `man 5 dropwise-protocol` describes it."));
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
  throw UserError(tr("there is no protocol `{}`", sanitize(name)),
                  tr("`dropwise protocols list` shows them all.{}", did_you_mean(name, ids)), ExitCode::not_found);
}

ParsedProtocol load_protocol(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  if (error || !in) {
    const std::string reason = error ? error.message() : tr("it may not be read");
    throw UserError(tr("cannot read `{}`: {}", sanitize(file.string()), reason),
                    tr("Name a protocol file that exists."), ExitCode::not_found);
  }
  if (size > kLargest)
    throw UserError(tr("`{}` is larger than a megabyte", sanitize(file.string())),
                    tr("A protocol file is a short text."));
  const std::string text(std::istreambuf_iterator<char>(in), {});
  ParsedProtocol reading = parse_protocol(text);
  if (reading.problems.empty() && reading.protocol.id != file.stem().string()) {
    reading.problems.push_back(
        {1, 1,
         tr("the id is \"{}\" but the file is called {}", reading.protocol.id, sanitize(file.filename().string()))});
  }
  return reading;
}

}  // namespace dropwise
