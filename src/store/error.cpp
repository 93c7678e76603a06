#include "store/error.h"

#include "base/format.h"

namespace dropwise {

StoreError::StoreError(StoreFault fault, std::filesystem::path path, std::string detail)
    : Error(formatted("store fault {} of {}: {}", static_cast<int>(fault), path.string(), detail)),
      fault_(fault),
      path_(std::move(path)),
      detail_(std::move(detail)) {}

}  // namespace dropwise
