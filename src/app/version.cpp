#include "app/version.h"

namespace dropwise {

const char* const kVersion = DROPWISE_VERSION;

}  // namespace dropwise
