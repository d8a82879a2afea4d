// Loads the modules of tools; told apart is whether one can't be loaded or throws while it runs.
import config from "agentwright:config.json";
import { describeError } from "agentwright:errors";
import { takeLogs } from "agentwright:log";

export async function toolFunction(name) {
  const module = await import(name);
  if (typeof module.default === "function") return module.default;
  throw new TypeError(`The module "${name}" must export a function as its default.`);
}

// Answers once all modules have run; the first that fails is told.
export function prepareModules() {
  const names = Object.values(config.ways)
    .filter(way => way.kind === "code")
    .map(way => way.module);
  let state = "waiting";
  let failure;
  loadAll([...new Set(names)]).then(
    () => {
      state = "prepared";
    },
    error => {
      state = "failed";
      failure = error;
    },
  );
  return () => {
    const logs = takeLogs();
    if (state === "prepared") return JSON.stringify({ ok: true, prepared: true, logs });
    const error =
      state === "failed"
        ? describeError(failure, true)
        : { code: "stuck", message: "A module awaits something at its top level that never comes." };
    return JSON.stringify({ ok: false, error, logs });
  };
}

async function loadAll(names) {
  for (const name of names) await toolFunction(name);
}
