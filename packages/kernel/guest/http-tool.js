// A tool that is only a request: `{{parameter}}` stands for a value of the input.
import { hasHeader } from "agentwright:http";

const placeholder = /\{\{\s*([A-Za-z_$][\w$]*)\s*\}\}/g;

// JSON is returned as a value, other text as it is; a status that is no success is an error.
export async function runHttpTool(declaration, input, host) {
  const request = fillRequest(declaration, input);
  const response = await host.http(request);
  if (!response.ok) {
    const start = response.body.slice(0, 200);
    throw new Error(`${request.method} ${request.url} answered ${response.status}${start ? `: ${start}` : "."}`);
  }
  if (/\bjson\b/i.test(response.headers["content-type"] ?? "")) return response.json();
  return response.body;
}

function fillRequest({ method, url, headers = {}, body }, input) {
  const fill = (text, write) =>
    guarded(
      text,
      text.replace(placeholder, (_, name) => write(input[name])),
    );
  const filled = {
    method: (method ?? (body === undefined ? "GET" : "POST")).toUpperCase(),
    url: fill(url, value => encodeURIComponent(plain(value))),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value, plain)])),
  };
  if (body === undefined) return filled;
  const type = bodyType(headers, body);
  if (type === "json" && !hasHeader(headers, "content-type")) filled.headers["content-type"] = "application/json";
  if (type === "json") return { ...filled, body: guarded(body, fillJson(body, input)) };
  return { ...filled, body: fill(body, type === "form" ? value => encodeURIComponent(plain(value)) : plain) };
}

function bodyType(headers, body) {
  const name = Object.keys(headers).find(one => one.toLowerCase() === "content-type");
  if (name === undefined) return /^\s*[[{]/.test(body) ? "json" : "text";
  if (/\bjson\b/i.test(headers[name])) return "json";
  return /^application\/x-www-form-urlencoded/i.test(headers[name]) ? "form" : "text";
}

const jsonPlaceholder = /"\{\{\s*([A-Za-z_$][\w$]*)\s*\}\}"|\{\{\s*([A-Za-z_$][\w$]*)\s*\}\}/g;

// A placeholder that is a whole JSON string, or stands outside of one, becomes the value as JSON, null if it is absent.
// As a part of a JSON string it is escaped.
function fillJson(body, input) {
  let inString = false;
  let at = 0;
  const skipTo = end => {
    for (; at < end; at++) {
      if (body[at] === "\\" && inString) at++;
      else if (body[at] === '"') inString = !inString;
    }
  };
  return body.replace(jsonPlaceholder, (all, whole, bare, offset) => {
    skipTo(offset);
    const quoted = inString && whole !== undefined ? '"' : "";
    const value = input[whole ?? bare];
    const text = inString ? JSON.stringify(plain(value)).slice(1, -1) : (JSON.stringify(value) ?? "null");
    skipTo(offset + all.length);
    return quoted + text + quoted;
  });
}

function plain(value) {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

// A filled text names the secrets that its template names and no other: else whoever writes the input could have the
// host fill in any of them, even by two values that only together spell one.
function guarded(template, filled) {
  if (secretsOf(template) === secretsOf(filled)) return filled;
  throw new TypeError("The input would put a secret into the request; secrets can only stand in the tool itself.");
}

function secretsOf(text) {
  return (text.match(/\$\{secret:[^}]*\}?/g) ?? []).join();
}
