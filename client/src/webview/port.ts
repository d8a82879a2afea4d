import { type ToExtension, type ToPage, toPage } from "../previews/agent/messages.ts";

/** The other side of the page: the extension, or nobody. */
export interface Port {
  post(message: ToExtension): void;
  /** Messages of a wrong shape are dropped with a line on the console. */
  listen(take: (message: ToPage) => void): void;
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
  if (typeof acquireVsCodeApi === "undefined") return undefined;
  const api = acquireVsCodeApi();
  return {
    post: message => api.postMessage(message),
    listen: take =>
      window.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (toPage(event.data)) take(event.data);
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
      if (message.type === "copy") void navigator.clipboard.writeText(message.text);
    },
    listen: () => {},
    readState: () => undefined,
    writeState: () => {},
  };
}
