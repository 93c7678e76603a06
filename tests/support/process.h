#pragma once

#include <map>
#include <string>
#include <vector>

namespace dropwise::test {

/// What a program left behind.
struct Finished {
  int exit = -1;
  std::string out, err;
};

/// How a program is run.
struct Run {
  std::vector<std::string> words;                       ///< Program and arguments.
  std::map<std::string, std::string> environment = {};  ///< All of it; nothing is inherited.
  std::string out_to = {};                              ///< Standard output goes to this file instead.
  bool close_in = false, close_out = false;
  bool without_rights =
      false;  ///< Without root's rights: root runs a copy of the program as nobody, others as they are.
};

/// Runs a program to its end.
Finished run(const Run& how);

/// The program under test with these arguments, in this home.
Run dropwise_in(const std::string& home, const std::vector<std::string>& words);

}  // namespace dropwise::test
