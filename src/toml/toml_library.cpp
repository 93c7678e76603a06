// The one place where toml++ is compiled. Its assertions check what a hostile file may contradict, and with NDEBUG it
// would assume them instead, which is undefined behaviour. They are left out: it reads on and reports the error itself.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
