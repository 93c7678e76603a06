#include "exchange/read_line.h"

#include <array>

#include "exchange/import_error.h"

namespace dropwise {

bool read_line(std::istream& in, std::string& line, std::size_t most, std::size_t number) {
  std::array<char, 1 << 14> block;  // NOLINT(cppcoreguidelines-pro-type-member-init): getline() fills it
  line.clear();
  for (;;) {
    in.getline(block.data(), static_cast<std::streamsize>(block.size()));
    const auto got = static_cast<std::size_t>(in.gcount());
    const bool whole = in.good(), more = !whole && !in.eof() && got + 1 == block.size();
    line.append(block.data(), whole ? got - 1 : got);
    if (line.size() > most) throw ImportError(ImportFault::line_too_long, std::to_string(most / 1'000'000), number);
    if (!more) return whole || !line.empty();
    in.clear();
  }
}

}  // namespace dropwise
