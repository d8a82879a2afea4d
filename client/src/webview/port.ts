import { type ToExtension, type ToPage, toPage } from "../previews/agent/messages.ts";
import type { Shape } from "../previews/agent/shape.ts";

/** The other side of the page: the extension, or nobody. It says `In`, the page says `Out`. */
export interface Port<In = ToPage, Out = ToExtension> {
  post(message: Out): void;
  /** Messages of a wrong shape are dropped with a line on the console. */
  listen(take: (message: In) => void): void;
  readState(): unknown;
  writeState(state: unknown): void;
}

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

/** The port of a webview; undefined in an exported page. */
export function editorPort(): Port | undefined {
  return portFor<ToPage, ToExtension>(toPage);
}

/** The port of a webview whose messages have a shape; undefined outside of an editor. */
export function portFor<In, Out>(shape: Shape<In>): Port<In, Out> | undefined {
  if (typeof acquireVsCodeApi === "undefined") return undefined;
  const api = acquireVsCodeApi();
  return {
    post: message => api.postMessage(message),
    listen: take =>
      window.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (shape(event.data)) take(event.data);
        else console.warn("Agentwright: a message of an unknown shape was dropped.");
      }),
    readState: () => api.getState(),
    writeState: state => api.setState(state),
  };
}

/** The port of a page that stands alone. */
export function lonelyPort(): Port {
  return {
    post: message => {
      if (message.type === "copy") void copyText(message.text);
    },
    listen: () => {},
    readState: () => undefined,
    writeState: () => {},
  };
}

/** Browsers that keep the clipboard from local files may still copy what is selected. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.createElement("textarea");
    box.className = "unseen";
    box.value = text;
    const focused = document.activeElement;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
