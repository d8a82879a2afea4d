// Errors of plugin code as the ABI tells them.
import config from "agentwright:config.json";

// `export default async (input, host) => {`, which stands before inline code on its first line.
const inlineWidth = 40;
const inline = new Set(config.inline);
const longest = 8000;

// What the engine says of one value that is larger than it can hold.
const tooMuch = new Set(["out of memory", "string too long", "invalid string length"]);

const hints = {
  fetch: "use host.http(url) instead",
  require: "use import instead",
  process: "a plugin sees nothing of the machine it runs on",
  Deno: "a plugin sees nothing of the machine it runs on",
  Buffer: "use Uint8Array, TextEncoder, atob and btoa instead",
};

// `loading`: the module was still being loaded, so a SyntaxError is its own.
export function describeError(error, loading = false) {
  if (!(error instanceof Error)) return { code: "thrown", message: cut(`The tool threw ${thrown(error)}`) };
  const name = text(error, "name");
  const message = text(error, "message");
  let code = "thrown";
  if (name === "RangeError" && message === "Maximum call stack size exceeded") code = "stack-overflow";
  else if (tooMuch.has(message)) code = "out-of-memory";
  else if (loading && name === "SyntaxError") code = "syntax";
  const told =
    message === "" ? `The tool threw ${name || "an error"} without a message.` : message + hint(name, message);
  return { code, name, message: cut(told), stack: places(error) };
}

const failures = {
  "out-of-time": "The tool computed longer than it may. Is there a loop that never ends?",
  "out-of-memory": "The plugin used all the memory it may have.",
};

// Found by the kernel, not thrown by the code.
export function describeFailure(code, error) {
  return { code, message: failures[code], stack: error instanceof Error ? places(error) : [] };
}

function text(error, key) {
  try {
    return String(error[key]);
  } catch {
    return "";
  }
}

function thrown(value) {
  try {
    return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    return "something that is no error";
  }
}

function cut(message) {
  return message.length > longest ? `${message.slice(0, longest)}…` : message;
}

function hint(name, message) {
  if (name !== "ReferenceError") return "";
  const missing = /^'?(\w+)'? is not defined$/.exec(message)?.[1];
  return missing !== undefined && Object.hasOwn(hints, missing) ? `; ${hints[missing]}` : "";
}

// Lines such as `at total (tools/refund.ts:3:7)`; our own modules are left out.
function places(error) {
  const found = [];
  for (const line of text(error, "stack").split("\n")) {
    const match = /^\s*at (?:(.*?) \()?(.+?):(\d+)(?::(\d+))?\)?$/.exec(line);
    if (!match || match[2].startsWith("agentwright:")) continue;
    found.push(place(match[2], Number(match[3]), match[4] && Number(match[4]), match[1]));
  }
  return found;
}

function place(file, line, column, name) {
  const shift = line === 1 && inline.has(file) ? inlineWidth : 0;
  return {
    file,
    line,
    column: column && Math.max(1, column - shift),
    function: name && name !== "<anonymous>" ? name : undefined,
  };
}
