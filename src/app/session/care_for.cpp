#include "app/session/care_for.h"

namespace dropwise {

Care care_for(Context& context) {
  try {
    return read_care(context.settings().remind.preset);
  } catch (const Error&) {
    return read_care();
  }
}

}  // namespace dropwise
