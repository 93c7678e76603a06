
#include "app/open_log.h"
#include "app/session/prepare.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/options/session_options.h"
#include "dropwise/plan_json.h"
#include "i18n/language.h"
#include "render/text.h"
#include "reports/timeline.h"

namespace dropwise {
namespace {

struct PlanOptions {
  SessionOptions session;
  bool json = false;
};

Json to_json(const Prepared& prepared, const PlanChoices& choices) {
  const Plan& plan = prepared.plan;
  Json json = {{"protocol", plan.protocol},
               {"name", prepared.protocol.name},
               {"mode", plan.mode.empty() ? Json(nullptr) : Json(plan.mode)},
               {"policy", to_text(plan.policy)},
               {"first", to_text(prepared.first)},
               {"target", choices.target == Target::min ? "min" : "max"}};
  const Json whole = Json::parse(to_json(plan));
  json["phases"] = whole.at("phases");
  json["marks"] = whole.at("marks");
  json["cycle"] = whole.at("cycle");
  for (const char* key : {"most_s", "spots"}) {
    if (whole.contains(key)) json[key] = whole.at(key);
  }
  json["expressing_min_s"] = seconds_json(expressing_min(plan));
  json["expressing_max_s"] = seconds_json(expressing_max(plan));
  json["total_s"] = seconds_json(total_time(plan));
  return json;
}

}  // namespace

void add_plan(Command& command) {
  auto& options = command.options<PlanOptions>();
  session_options(command, options.session);
  command.flag("--json", tr("Print as JSON."), options.json);
  command.run([&options](Context& context) {
    const Store store = open_log(context, Store::Access::read);
    const Prepared prepared = prepare(context, options.session, store, nullptr);
    if (options.json) {
      context.out << dump(to_json(prepared, options.session.choices)) << '\n';
    } else {
      context.out << to_text(timeline(prepared.protocol, prepared.plan, prepared.reasons), context.look());
    }
    return ExitCode::success;
  });
}

}  // namespace dropwise
