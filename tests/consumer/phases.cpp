// Reads a plan from standard input and prints the name and side of each phase.
#include <iostream>
#include <iterator>

#include <dropwise/plan_json.h>

int main() {
  const std::string json(std::istreambuf_iterator<char>(std::cin), {});
  for (const dropwise::Phase& phase : dropwise::parse_plan(json).phases)
    std::cout << phase.name << ' ' << to_text(phase.side) << '\n';
}
