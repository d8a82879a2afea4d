// AbortController and AbortSignal, without the parts that need a timer.
class Signal {
  aborted = false;
  reason = undefined;
  onabort = null;
  #listeners = new Set();

  static abort(reason) {
    const signal = new Signal();
    abort(signal, reason);
    return signal;
  }

  addEventListener(type, listener) {
    if (type === "abort") this.#listeners.add(listener);
  }

  removeEventListener(type, listener) {
    if (type === "abort") this.#listeners.delete(listener);
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }

  static tell(signal) {
    const event = { type: "abort", target: signal };
    signal.onabort?.(event);
    for (const listener of signal.#listeners) listener.call?.(signal, event);
  }
}

function abort(signal, reason = new DOMException("This was aborted.", "AbortError")) {
  if (signal.aborted) return;
  signal.aborted = true;
  signal.reason = reason;
  Signal.tell(signal);
}

export const AbortSignal = Signal;

export class AbortController {
  signal = new Signal();

  abort(reason) {
    abort(this.signal, reason);
  }
}
