// TextEncoder and TextDecoder (WHATWG Encoding), UTF-8 alone.
import { decode, encode } from "agentwright:kernel";

export class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    return encode(String(text).toWellFormed());
  }
}

export class TextDecoder {
  #fatal;
  #keepMark;

  constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
    if (!/^\s*(utf-?8|unicode-1-1-utf-8)\s*$/i.test(label))
      throw new RangeError(`This TextDecoder only knows UTF-8, not ${label}.`);
    this.#fatal = fatal;
    this.#keepMark = ignoreBOM;
  }

  get encoding() {
    return "utf-8";
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#keepMark;
  }

  decode(input = new Uint8Array()) {
    const bytes = bytesOf(input);
    let text = decode(bytes);
    if (text === undefined && this.#fatal) throw new TypeError("The bytes are not UTF-8.");
    text ??= repaired(bytes);
    return text.startsWith("\ufeff") && !this.#keepMark ? text.slice(1) : text;
  }
}

function bytesOf(input) {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  throw new TypeError("TextDecoder needs an ArrayBuffer or a view of one.");
}

// Each longest piece that can't be part of a character becomes one U+FFFD.
function repaired(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const { length, valid } = piece(bytes, at);
    text += valid ? decode(bytes.subarray(at, at + length)) : "\ufffd";
    at += length;
  }
  return text;
}

function piece(bytes, at) {
  const first = bytes[at];
  if (first < 0x80) return { length: 1, valid: true };
  const wanted = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first < 0xc2 || first > 0xf4) return { length: 1, valid: false };
  let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let length = 1; length < wanted; length++) {
    const next = bytes[at + length];
    if (next === undefined || next < low || next > high) return { length, valid: false };
    low = 0x80;
    high = 0xbf;
  }
  return { length: wanted, valid: true };
}
