// URL (WHATWG URL) for addresses as tools use them. Hosts must be ASCII: there is no table for other names here.
const ports = { "http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21", "file:": "" };
const shape = /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;

const escapes = {
  path: /[^\w!$%&'()*+,\-./:;=@[\]|~\\]/gu,
  query: /[^\w!$%&()*+,\-./:;=?@[\]^`{|}~\\]/gu,
  hash: /[^\w!#$%&'()*+,\-./:;=?@[\]^{|}~\\]/gu,
  user: /[^\w!$%&'()*+,\-.~]/gu,
};

export class URL {
  #parts;
  #params;

  constructor(address, base) {
    this.#parts = parse(String(address), base === undefined ? undefined : new URL(base).#parts);
  }

  static canParse(address, base) {
    return URL.parse(address, base) !== null;
  }

  static parse(address, base) {
    try {
      return new URL(address, base);
    } catch {
      return null;
    }
  }

  get href() {
    const { protocol, username, password, host, pathname, search, hash } = this.#parts;
    const user = username || password ? `${username}${password ? `:${password}` : ""}@` : "";
    return `${protocol}${host === null ? "" : `//${user}${this.host}`}${pathname}${search}${hash}`;
  }

  set href(address) {
    this.#parts = parse(String(address));
    this.#params = undefined;
  }

  get origin() {
    const { protocol } = this.#parts;
    return protocol in ports && protocol !== "file:" ? `${protocol}//${this.host}` : "null";
  }

  get host() {
    const { host, port } = this.#parts;
    return port ? `${host}:${port}` : (host ?? "");
  }

  set host(text) {
    Object.assign(this.#parts, authority(String(text), this.#parts.protocol, false));
  }

  get hostname() {
    return this.#parts.host ?? "";
  }

  set hostname(text) {
    this.#parts.host = hostName(String(text), this.#parts.protocol);
  }

  get protocol() {
    return this.#parts.protocol;
  }

  set protocol(text) {
    const protocol = `${String(text).replace(/:.*$/s, "").toLowerCase()}:`;
    if (/^[a-z][a-z0-9+.-]*:$/.test(protocol)) this.#parts.protocol = protocol;
  }

  get port() {
    return this.#parts.port;
  }

  set port(text) {
    this.#parts.port = portNumber(String(text), this.#parts.protocol);
  }

  get username() {
    return this.#parts.username;
  }

  set username(text) {
    this.#parts.username = percentEncode(String(text), "user");
  }

  get password() {
    return this.#parts.password;
  }

  set password(text) {
    this.#parts.password = percentEncode(String(text), "user");
  }

  get pathname() {
    return this.#parts.pathname;
  }

  set pathname(text) {
    this.#parts.pathname = path(String(text), this.#parts);
  }

  get search() {
    return this.#parts.search;
  }

  set search(text) {
    const query = String(text).replace(/^\?/, "");
    this.#parts.search = query ? `?${percentEncode(query, "query")}` : "";
    this.#params = undefined;
  }

  get searchParams() {
    this.#params ??= new URLSearchParams(this.#parts.search, () => {
      const query = this.#params.toString();
      this.#parts.search = query ? `?${query}` : "";
    });
    return this.#params;
  }

  get hash() {
    return this.#parts.hash;
  }

  set hash(text) {
    const hash = String(text).replace(/^#/, "");
    this.#parts.hash = hash ? `#${percentEncode(hash, "hash")}` : "";
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }
}

function parse(address, base) {
  const clean = address.toWellFormed().replace(/^[\0- ]+|[\0- ]+$|[\t\n\r]/g, "");
  const special = /^([a-z][a-z0-9+.-]*:)/i.exec(clean)?.[1].toLowerCase() ?? base?.protocol;
  const [, scheme, given, rest, search = "", hash = ""] = shape.exec(special in ports ? slashes(clean) : clean);
  const protocol = scheme?.toLowerCase() ?? base?.protocol;
  if (protocol === undefined)
    throw new TypeError(`"${address}" is no whole address and there is no base to complete it.`);
  const tail = {
    search: search.length > 1 ? percentEncode(search, "query") : "",
    hash: hash.length > 1 ? percentEncode(hash, "hash") : "",
  };
  if (given !== undefined) return whole({ protocol, ...authority(given, protocol, true), ...tail }, rest);
  if (scheme !== undefined && protocol in ports && protocol !== "file:")
    throw new TypeError(`The address "${address}" has no host.`);
  if (scheme !== undefined || !base)
    return whole({ protocol, username: "", password: "", host: null, port: "", ...tail }, rest);
  if (rest === "") return { ...base, search: search === "" ? base.search : tail.search, hash: tail.hash };
  const folder = base.pathname.slice(0, base.pathname.lastIndexOf("/") + 1);
  return whole({ ...base, ...tail }, rest.startsWith("/") ? rest : folder + rest);
}

function whole(parts, rest) {
  return { ...parts, pathname: path(rest, parts) };
}

// In the addresses of the web `\` is `/`, and any number of slashes may stand before the host.
function slashes(address) {
  const end = address.search(/[?#]/);
  const before = (end < 0 ? address : address.slice(0, end)).replaceAll("\\", "/");
  return before.replace(/^((?!file:)[a-z][a-z0-9+.-]*:)\/*/i, "$1//") + (end < 0 ? "" : address.slice(end));
}

function authority(text, protocol, withUser) {
  const at = withUser ? text.lastIndexOf("@") : -1;
  const [username, ...more] = at < 0 ? [""] : text.slice(0, at).split(":");
  const [, name, port = ""] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text.slice(at + 1)) ?? [];
  if (name === undefined) throw new TypeError(`"${text}" is no host.`);
  return {
    username: percentEncode(username, "user"),
    password: percentEncode(more.join(":"), "user"),
    host: hostName(name, protocol),
    port: portNumber(port, protocol),
  };
}

function hostName(text, protocol) {
  if (text === "" && (protocol === "file:" || !(protocol in ports))) return "";
  let name = text.toLowerCase();
  if (name.includes("%")) name = decodeURIComponent(name).toLowerCase();
  if (/^\[[0-9a-f:.]+\]$/.test(name)) return name;
  if (/[^\x20-\x7e]/.test(name)) throw new TypeError(`The host "${text}" must be written in ASCII (as xn--…).`);
  if (name === "" || /[\s#%/:<>?@[\\\]^|]/.test(name)) throw new TypeError(`"${text}" is no host.`);
  return name;
}

function portNumber(text, protocol) {
  if (text === "") return "";
  if (!/^\d+$/.test(text) || Number(text) > 65535) throw new TypeError(`"${text}" is no port.`);
  const port = String(Number(text));
  return port === ports[protocol] ? "" : port;
}

function path(text, { protocol, host }) {
  if (host === null && !(protocol in ports)) return text.replace(/[\0-\x1f\x7f-\u{10ffff}]/gu, encodeURIComponent);
  const kept = [];
  const pieces = text.replace(/^\//, "").split("/");
  for (const [index, piece] of pieces.entries()) {
    const dots = piece.replace(/%2e/gi, ".");
    const last = index === pieces.length - 1;
    if (dots === "..") kept.pop();
    if (dots === "." || dots === "..") last && kept.push("");
    else kept.push(percentEncode(piece, "path"));
  }
  const joined = kept.join("/");
  return joined || protocol in ports ? `/${joined}` : "";
}

function percentEncode(text, part) {
  return text.replace(escapes[part], character => {
    const code = encodeURIComponent(character);
    return code === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : code;
  });
}
