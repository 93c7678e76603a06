#include <algorithm>

#include "app/errors/toml_messages.h"
#include "app/session/safety_notes_for.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "data/data_files.h"
#include "i18n/language.h"
#include "protocols/protocol_catalog.h"
#include "protocols/safety_notes.h"
#include "reports/protocol_sheet.h"
#include "system/durable_file.h"
#include "system/private_file.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

struct ProtocolOptions {
  std::string name;
  std::vector<std::string> files;
  bool json = false;
};

ExitCode list(Context& context, bool json) {
  const ProtocolCatalog catalog(context.protocol_folder());
  Json all = Json::array();
  for (const CatalogEntry& entry : catalog.list()) {
    std::string name, summary;
    try {
      const Protocol protocol = catalog.find(entry.id);
      name = protocol.name;
      summary = protocol.summary;
    } catch (const Error&) {
      summary = tr("has errors: `dropwise protocols check {}` lists them", entry.id);
    }
    const std::string origin = entry.file.empty() ? "built in" : entry.file.string();
    all.push_back({{"id", entry.id}, {"name", name}, {"summary", summary}, {"origin", origin}});
    if (json) continue;
    const auto width = context.columns > 0 ? context.columns : 1000;
    const std::string shown = tr(sanitize(name));
    const std::string head = formatted("{:<12}", sanitize(entry.id));
    context.out << wrap(entry.file.empty() ? shown : tr("{} (your own)", shown), width, head) << '\n'
                << wrap(tr(sanitize(summary)), width, std::string(12, ' ')) << '\n';
  }
  if (json) context.out << dump(all) << '\n';
  return ExitCode::success;
}

ExitCode show(Context& context, const ProtocolOptions& options) {
  const Protocol protocol = ProtocolCatalog(context.protocol_folder()).find(options.name);
  const SafetyNotes notes = safety_notes_for(context);
  context.out << (options.json ? dump(protocol_sheet_json(protocol, notes)) + "\n"
                               : protocol_sheet(protocol, notes,
                                                context.columns > 0 ? std::min<std::size_t>(context.columns, 78) : 78));
  return ExitCode::success;
}

/// The file of a protocol that is given by its path or its id. Empty for a built-in protocol.
fs::path file_of(const ProtocolCatalog& catalog, const std::string& name) {
  if (name.find('/') != std::string::npos || name.ends_with(".toml")) return name;
  for (const CatalogEntry& entry : catalog.list()) {
    if (entry.id == name) return entry.file;
  }
  return name;
}

ExitCode check(Context& context, const std::vector<std::string>& names) {
  const ProtocolCatalog catalog(context.protocol_folder());
  bool sound = true;
  for (const std::string& name : names) {
    const fs::path file = file_of(catalog, name);
    if (file.empty()) {
      context.out << tr("{}: built in, no errors\n", sanitize(name));
      continue;
    }
    const ParsedProtocol reading = load_protocol(file);
    if (!reading.problems.empty()) context.err << diagnostics_text(reading.problems, file.string()) << '\n';
    if (reading.problems.empty())
      context.out << formatted("{}: {}\n", sanitize(file.string()),
                               plural(reading.protocol.steps.size(), "no errors, {} phase", "no errors, {} phases"));
    sound = sound && reading.problems.empty();
  }
  return sound ? ExitCode::success : ExitCode::usage;
}

/// The text of the template, or of a built-in protocol, with a new id.
std::string new_text(const std::string& id, const std::string& from) {
  std::string text(from.empty() ? data_file("template.toml") : std::string_view());
  for (const DataFile& file : protocol_files()) {
    if (file.name == from + ".toml") text = file.text;
  }
  if (text.empty())
    throw UserError(tr("--from: unknown built-in protocol `{}`", sanitize(from)),
                    tr("`dropwise protocols list` shows them all."), ExitCode::not_found);
  const auto at = text.find("\nid = \"") + 1;
  return text.replace(at, text.find('\n', at) - at, "id = \"" + id + "\"");
}

ExitCode make(Context& context, const std::string& id, const std::string& from) {
  if (id.empty() || id.size() > 40 ||
      id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) {
    throw UserError(tr("invalid id `{}`", sanitize(id)), tr("Expected at most 40 characters from a-z, 0-9 and -."));
  }
  const fs::path folder = context.protocol_folder();
  if (folder.empty())
    throw UserError(tr("HOME is not set, so there is nowhere to save the protocol file"),
                    tr("Set HOME or XDG_CONFIG_HOME."));
  if (!context.environment.config_home) context.check_home();
  const fs::path file = folder / (id + ".toml");
  std::error_code none;
  if (fs::exists(file, none))
    throw UserError(tr("`{}` already exists", sanitize(file.string())), tr("Edit it, or choose another id."));
  for (const DataFile& built_in : protocol_files()) {
    if (built_in.name == id + ".toml" && from.empty()) {
      throw UserError(tr("`{}` is a built-in protocol, and yours would replace it", id),
                      tr("Choose another id, or start from a copy of the built-in one: --from {}.", id));
    }
  }
  const std::string text = new_text(id, from);
  try {
    create_private_folders(folder);
    create_durable_file(file, text);
  } catch (const fs::filesystem_error&) {
    throw UserError(tr("cannot write `{}`", sanitize(file.string())),
                    tr("Check the folder's permissions, or free some disk space."));
  }
  context.out << tr("Created {}. Edit it, then run `dropwise protocols check {}`.\n", sanitize(file.string()), id);
  return ExitCode::success;
}

}  // namespace

void add_protocols(Command& command) {
  auto& options = command.options<ProtocolOptions>();
  const auto name = [&options](const std::string& text, Context&) { options.name = text; };

  Command& listing = command.sub("list", tr("List the protocols, built in and your own."));
  listing.flag("--json", tr("Print as JSON."), options.json);
  listing.run([&options](Context& context) { return list(context, options.json); });

  Command& showing = command.sub("show", tr("Show a whole protocol: source, steps, warning signs."));
  showing.argument("PROTOCOL", tr("Its id, or a file."), name, true);
  showing.flag("--json", tr("Print as JSON."), options.json);
  showing.run([&options](Context& context) { return show(context, options); });

  Command& checking = command.sub("check", tr("List every error in protocol files."));
  checking.arguments("FILE", tr("Files, or the ids of your own protocols."),
                     [&options](const std::string& text, Context&) { options.files.push_back(text); });
  checking.run([&options](Context& context) {
    if (options.files.empty()) throw UserError(tr("missing FILE"), tr("`dropwise protocols check FILE` checks one."));
    return check(context, options.files);
  });

  Command& making = command.sub("new", tr("Make a protocol file of your own to edit."));
  making.argument("ID", tr("Its id, which is also the name of its file."), name, true);
  auto& from = command.options<std::string>();
  making.option("--from", "PROTOCOL", tr("Start from a copy of a built-in one."),
                [&from](const std::string& text, Context&) { from = text; });
  making.run([&options, &from](Context& context) { return make(context, options.name, from); });
}

}  // namespace dropwise
