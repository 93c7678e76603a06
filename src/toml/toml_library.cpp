// The only file that compiles toml++. With NDEBUG, its assertions would become assumptions, which is undefined behavior
// when a malicious file contradicts them. Disabling them is safe: toml++ then parses on and reports the error.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
