#include "toml/toml_reader.h"

#include <algorithm>

#include "base/suggest.h"
#include "base/text_error.h"
#include "dropwise/duration.h"
#include "toml/find_trap.h"

namespace dropwise {
namespace {

FilePosition begin_of(const toml::node& node) {
  return {std::max(1U, node.source().begin.line), std::max(1U, node.source().begin.column)};
}

FilePosition position_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<unsigned>(1 + std::ranges::count(before, '\n')),
          static_cast<unsigned>(1 + display_width(before.substr(line_begin)))};
}

}  // namespace

toml::table parse_toml(std::string_view text, std::vector<Diagnostic>& problems) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  if (const auto trap = find_trap(text)) {
    problems.push_back({position_of(text, trap->at), std::make_shared<const TomlError>(trap->error)});
    return {};
  }
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    problems.push_back(
        {{error.source().begin.line, error.source().begin.column},
         std::make_shared<const TomlError>(TomlFault::syntax, std::vector{std::string(error.description())})});
  }
  return {};
}

std::vector<std::string> TomlReader::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, value] : table_) keys.emplace_back(key.str());
  return keys;
}

void TomlReader::reject_unknown(std::span<const std::string> known) {
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    complain(FilePosition{key.source().begin.line, key.source().begin.column},
             TomlError(TomlFault::unknown_key, {name}, closest(name, known).value_or(std::string())));
  }
}

FilePosition TomlReader::place_of(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return begin_of(node ? *node : table_);
}

void TomlReader::complain_at(const toml::node& node, TomlFault fault, std::vector<std::string> values) {
  complain(begin_of(node), TomlError(fault, std::move(values)));
}

std::string TomlReader::checked(const toml::node& node, std::string_view key, std::size_t longest) {
  const auto value = node.value_exact<std::string>();
  if (!value) {
    complain_at(node, TomlFault::not_text, {std::string(key)});
    return {};
  }
  if (const auto problem = find_text_problem(*value)) {
    complain(begin_of(node), TextError(*problem));
    return {};
  }
  if (value->empty()) complain_at(node, TomlFault::empty, {std::string(key)});
  if (value->size() > longest)
    complain_at(node, TomlFault::too_long, {std::string(key), std::to_string(value->size()), std::to_string(longest)});
  return *value;
}

std::string TomlReader::text(std::string_view key, bool needed, std::size_t longest) {
  if (const toml::node* node = table_.get(key)) return checked(*node, key, longest);
  if (needed) complain_at(table_, TomlFault::missing, {std::string(key)});
  return {};
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
  std::vector<std::string> found;
  for_each_item(
      key, [&](std::string text, FilePosition) { found.push_back(std::move(text)); },
      [&](TomlReader&, FilePosition place) {
        complain(place, TomlError(TomlFault::not_only_texts, {std::string(key)}));
      });
  return found;
}

std::optional<Millis> TomlReader::time(std::string_view key, Millis shortest, Millis longest, OrOff off) {
  const toml::node* node = table_.get(key);
  if (!node) return {};
  const auto value = node->value_exact<std::string>();
  const auto length = value ? parse_duration(*value) : std::nullopt;
  if (!length || *length < shortest || *length > longest) {
    complain_at(*node, off == OrOff::yes ? TomlFault::not_duration_or_off : TomlFault::not_duration,
                {std::string(key), shortest > Millis{0} ? "2h30m" : "1m30s", to_text(shortest), to_text(longest)});
    return {};
  }
  return length;
}

std::optional<int> TomlReader::number(std::string_view key, int lowest, int highest, OrOff off) {
  const toml::node* node = table_.get(key);
  if (!node) return {};
  const auto value = node->value_exact<std::int64_t>();
  if (value && *value >= lowest && *value <= highest) return static_cast<int>(*value);
  complain_at(*node, off == OrOff::yes ? TomlFault::not_number_or_off : TomlFault::not_number,
              {std::string(key), std::to_string(lowest), std::to_string(highest)});
  return {};
}

void TomlReader::table(std::string_view key, const std::function<void(TomlReader&)>& read) {
  const toml::node* node = table_.get(key);
  if (!node) return;
  const toml::table* table = node->as_table();
  if (!table) return complain_at(*node, TomlFault::not_table, {std::string(key)});
  TomlReader reader(*table, problems_);
  read(reader);
}

std::optional<std::pair<double, double>> TomlReader::span(std::string_view key) {
  const toml::node* node = table_.get(key);
  if (!node) return {};
  const toml::array* pair = node->as_array();
  const auto low = pair && pair->size() == 2 ? (*pair)[0].value<double>() : std::nullopt;
  const auto high = low ? (*pair)[1].value<double>() : std::nullopt;
  if (!high || !(*low >= 0 && *high >= *low && *high <= 50)) {
    complain_at(*node, TomlFault::not_span, {std::string(key), "50"});
    return {};
  }
  return std::pair{*low, *high};
}

std::optional<bool> TomlReader::flag(std::string_view key) {
  const toml::node* node = table_.get(key);
  if (!node) return {};
  const auto value = node->value_exact<bool>();
  if (!value) complain_at(*node, TomlFault::not_flag, {std::string(key)});
  return value;
}

void TomlReader::for_each_table(std::string_view key, const std::function<void(TomlReader&)>& read) {
  const toml::node* node = table_.get(key);
  if (!node) return;
  if (!node->is_array_of_tables()) return complain_at(*node, TomlFault::not_tables, {std::string(key)});
  for (const toml::node& item : *node->as_array()) {
    TomlReader reader(*item.as_table(), problems_);
    read(reader);
  }
}

void TomlReader::for_each_entry(std::string_view key,
                                const std::function<void(TomlReader&, const std::string& name)>& read) {
  table(key, [&](TomlReader& reader) {
    for (const auto& [name, value] : reader.table_) read(reader, std::string(name.str()));
  });
}

void TomlReader::for_each_item(std::string_view key, const std::function<void(std::string, FilePosition)>& plain,
                               const std::function<void(TomlReader&, FilePosition)>& table) {
  const toml::node* node = table_.get(key);
  if (!node) return;
  const toml::array* list = node->as_array();
  if (!list) return complain_at(*node, TomlFault::not_list, {std::string(key)});
  for (const toml::node& item : *list) {
    if (const toml::table* inner = item.as_table()) {
      TomlReader reader(*inner, problems_);
      table(reader, begin_of(item));
    } else if (std::string text = checked(item, key, 400); !text.empty()) {
      plain(std::move(text), begin_of(item));
    }
  }
}

}  // namespace dropwise
