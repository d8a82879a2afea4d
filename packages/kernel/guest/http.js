// Requests as the ABI has them, responses as a tool expects them.

// (url, options) as with fetch, or one object with `url` in it.
export function httpRequest(target, options = {}) {
  const given =
    typeof target === "object" && target !== null && !(target instanceof URL) ? target : { ...options, url: target };
  const url = String(given.url ?? "");
  if (!/^https?:\/\//i.test(url))
    throw new TypeError(`host.http needs an address that begins with https://, not "${url}".`);
  const headers = {};
  for (const [name, value] of Object.entries(given.headers ?? {})) headers[name] = header(name, value);
  const request = { method: String(given.method ?? "GET").toUpperCase(), url, headers };
  if (given.body === undefined || given.body === null) return request;
  return { ...request, body: body(given.body, headers) };
}

function header(name, value) {
  const text = String(value);
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw new TypeError(`"${name}" can't be the name of a header.`);
  if (/[\r\n\0]/.test(text)) throw new TypeError(`The header ${name} can't hold a line end.`);
  return text;
}

// An object is sent as JSON, or as a form if it is a URLSearchParams; the content type follows unless it is set.
function body(value, headers) {
  if (typeof value === "string") return value;
  const form = value instanceof URLSearchParams;
  if (!hasHeader(headers, "content-type"))
    headers["content-type"] = form ? "application/x-www-form-urlencoded" : "application/json";
  return form ? value.toString() : JSON.stringify(value);
}

export function hasHeader(headers, wanted) {
  return Object.keys(headers).some(name => name.toLowerCase() === wanted);
}

class HttpResponse {
  constructor({ status, headers, body }) {
    this.status = status;
    this.ok = status >= 200 && status < 300;
    this.headers = Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    this.body = body ?? "";
    Object.defineProperty(this.headers, "get", { value: name => this.headers[name.toLowerCase()] ?? null });
  }

  text() {
    return this.body;
  }

  json() {
    try {
      return JSON.parse(this.body);
    } catch (error) {
      throw new SyntaxError(`The answer (status ${this.status}) is not JSON: ${error.message}`);
    }
  }
}

export function httpResponse(value) {
  return new HttpResponse(value);
}
