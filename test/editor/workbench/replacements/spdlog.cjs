// @vscode/spdlog in plain JavaScript for test editors: output channels of VS Code are log files written through it.
// Covered: levels, patterns on or off, flush. Not covered: rotation, which no test run is long enough to need.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const names = ["trace", "debug", "info", "warning", "error", "critical", "off"];
let globalLevel = 2;

class Logger {
  #path;
  #level = globalLevel;
  #formatted = true;

  constructor(_kind, _name, path) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, "");
  }

  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    appendFileSync(this.#path, this.#formatted ? `${time} [${names[level]}] ${message}\n` : message);
  }

  trace(message) {
    this.#write(0, message);
  }
  debug(message) {
    this.#write(1, message);
  }
  info(message) {
    this.#write(2, message);
  }
  warn(message) {
    this.#write(3, message);
  }
  error(message) {
    this.#write(4, message);
  }
  critical(message) {
    this.#write(5, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  clearFormatters() {
    this.#formatted = false;
  }
  setPattern() {
    this.#formatted = true;
  }
  setAsyncMode() {}
  flush() {}
  drop() {}
}

exports.version = 11100;
exports.Logger = Logger;
exports.setLevel = level => {
  globalLevel = level;
};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, path) => new Logger("rotating", name, path);
exports.createAsyncRotatingLogger = async (name, path) => new Logger("rotating_async", name, path);
