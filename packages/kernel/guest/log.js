// console.* of tools, kept until the answer of the request takes them along.
import { show } from "agentwright:show";

const most = { entries: 200, length: 4000 };
let logs = [];
let dropped = 0;

export function log(level, message) {
  if (logs.length >= most.entries) dropped++;
  else logs.push({ level, message: message.length > most.length ? `${message.slice(0, most.length)}…` : message });
}

// Undefined if there are none, so that JSON leaves the member out.
export function takeLogs() {
  if (logs.length === 0) return undefined;
  const taken = logs;
  if (dropped > 0) taken.push({ level: "warn", message: `${dropped} more lines were dropped.` });
  logs = [];
  dropped = 0;
  return taken;
}

const write =
  level =>
  (...values) =>
    log(level, values.map(value => show(value)).join(" "));

export const console = {
  debug: write("debug"),
  trace: write("debug"),
  log: write("info"),
  info: write("info"),
  warn: write("warn"),
  error: write("error"),
  assert: (condition, ...values) => condition || write("error")("Assertion failed:", ...values),
};
