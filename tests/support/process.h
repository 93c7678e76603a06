#pragma once

#include <map>
#include <string>
#include <vector>

namespace dropwise::test {

/// The result of running a program.
struct Finished {
  int exit = -1;
  std::string out, err;
};

/// How to run a program.
struct Run {
  std::vector<std::string> words;                       ///< Program and arguments.
  std::map<std::string, std::string> environment = {};  ///< The whole environment; nothing is inherited.
  std::string out_to = {};                              ///< Standard output goes to this file instead.
  bool close_in = false, close_out = false;
  bool without_rights =
      false;  ///< Drops root's rights: root runs a copy of the program as nobody. No effect for others.
};

/// Runs a program to its end.
Finished run(const Run& how);

/// The program under test with these arguments, in this home.
Run dropwise_in(const std::string& home, const std::vector<std::string>& words);

}  // namespace dropwise::test
