// URLSearchParams (WHATWG URL, application/x-www-form-urlencoded).
export class URLSearchParams {
  #pairs = [];
  #changed;

  // `changed` is for URL, whose query follows.
  constructor(given = "", changed = undefined) {
    this.#changed = changed;
    if (typeof given !== "object" || given === null) this.#pairs = parse(String(given));
    else if (typeof given[Symbol.iterator] === "function")
      for (const [name, value] of given) this.#pairs.push([text(name), text(value)]);
    else for (const name of Object.keys(given)) this.#pairs.push([text(name), text(given[name])]);
  }

  get size() {
    return this.#pairs.length;
  }

  append(name, value) {
    this.#pairs.push([text(name), text(value)]);
    this.#changed?.();
  }

  delete(name, value) {
    this.#keep(pair => pair[0] !== text(name) || (value !== undefined && pair[1] !== text(value)));
  }

  get(name) {
    return this.#pairs.find(pair => pair[0] === text(name))?.[1] ?? null;
  }

  getAll(name) {
    return this.#pairs.filter(pair => pair[0] === text(name)).map(pair => pair[1]);
  }

  has(name, value) {
    return this.#pairs.some(pair => pair[0] === text(name) && (value === undefined || pair[1] === text(value)));
  }

  set(name, value) {
    const first = this.#pairs.find(pair => pair[0] === text(name));
    if (!first) return this.append(name, value);
    first[1] = text(value);
    this.#keep(pair => pair === first || pair[0] !== text(name));
  }

  sort() {
    this.#pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    this.#changed?.();
  }

  forEach(visit, self) {
    for (const [name, value] of this.#pairs) visit.call(self, value, name, this);
  }

  *entries() {
    for (const [name, value] of this.#pairs) yield [name, value];
  }

  *keys() {
    for (const [name] of this.#pairs) yield name;
  }

  *values() {
    for (const [, value] of this.#pairs) yield value;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  toString() {
    return this.#pairs.map(pair => pair.map(write).join("=")).join("&");
  }

  #keep(wanted) {
    this.#pairs = this.#pairs.filter(wanted);
    this.#changed?.();
  }
}

function text(value) {
  return String(value).toWellFormed();
}

function parse(query) {
  const pieces = (query.startsWith("?") ? query.slice(1) : query).split("&").filter(piece => piece !== "");
  return pieces.map(piece => {
    const at = piece.indexOf("=");
    return at < 0 ? [read(piece), ""] : [read(piece.slice(0, at)), read(piece.slice(at + 1))];
  });
}

// Broken escapes stay as they are, broken UTF-8 becomes U+FFFD.
function read(piece) {
  const plain = piece.replaceAll("+", " ");
  if (!plain.includes("%")) return plain;
  const encoded = new TextEncoder().encode(plain);
  const bytes = [];
  for (let at = 0; at < encoded.length; at++) {
    const pair = encoded[at] === 37 ? String.fromCharCode(encoded[at + 1], encoded[at + 2]) : "";
    if (/^[0-9a-f]{2}$/i.test(pair)) {
      bytes.push(Number.parseInt(pair, 16));
      at += 2;
    } else bytes.push(encoded[at]);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
}

function write(value) {
  return encodeURIComponent(value)
    .replace(/[!'()~]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
