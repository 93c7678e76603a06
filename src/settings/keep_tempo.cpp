#include "settings/keep_tempo.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dropwise/duration.h"
#include "quantities/error.h"
#include "quantities/text.h"
#include "settings/settings.h"

namespace dropwise {
namespace {

namespace fs = std::filesystem;

/// The line without blanks before it, and without what follows its first word.
std::string first_word(const std::string& line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_first_of(" \t=#", begin) - begin);
}

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// On the disk before it takes the old one's place.
void write_whole(const fs::path& file, const std::string& text) {
  const fs::path fresh = file.string() + ".new";
  const auto mode = fs::exists(file) ? fs::status(file).permissions() : fs::perms::owner_read | fs::perms::owner_write;
  const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  bool written = out >= 0 && ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                 ::fchmod(out, static_cast<mode_t>(mode)) == 0 && ::fsync(out) == 0;
  if (out >= 0) written = ::close(out) == 0 && written;
  if (written) return fs::rename(fresh, file);
  ::unlink(fresh.c_str());
  throw fs::filesystem_error("write", fresh, std::make_error_code(std::errc::io_error));
}

}  // namespace

std::string with_tempo(const std::string& text, const std::string& protocol, Millis tempo) {
  const std::string entry = fmt::format("{} = \"{}\"\n", protocol, to_text(tempo));
  std::string before, result;
  bool inside = false, done = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::string word = first_word(line);
    if (inside && word == protocol) {
      result += entry;
      done = true;
      inside = false;
      continue;
    }
    if (inside && word.starts_with("[")) {
      result += done ? "" : entry;
      done = true;
    }
    if (word.starts_with("[")) inside = word == "[rhythm]" && !done;
    result += line + "\n";
  }
  if (done) return result;
  return result + (inside ? "" : result.empty() ? "[rhythm]\n" : "\n[rhythm]\n") + entry;
}

void keep_tempo(const fs::path& place, const std::string& protocol, Millis tempo) {
  const Error cannot(fmt::format("your tempo could not be kept in `{}`", clean(place.string())),
                     fmt::format("Write it there, under [rhythm]: {} = \"{}\"", protocol, to_text(tempo)));
  if (place.empty()) throw cannot;
  try {
    if (place.has_parent_path()) fs::create_directories(place.parent_path());
    const fs::path file = fs::exists(place) ? fs::canonical(place) : place;
    const std::string before = fs::exists(file) ? read_all(file) : "";
    const std::string after = with_tempo(before, protocol, tempo);
    Settings wanted = parse_settings(before, file);
    wanted.rhythm[protocol] = tempo;
    if (parse_settings(after, file).rhythm != wanted.rhythm) throw cannot;
    write_whole(file, after);
  } catch (const fs::filesystem_error&) {
    throw cannot;
  } catch (const Error&) {
    throw cannot;
  }
}

}  // namespace dropwise
