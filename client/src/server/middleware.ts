import type { TextDocument, Uri } from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import type { Programs } from "./programs.ts";

/**
 * Keeps programs that have nothing to do with pgflow away from the server, for one process of it. `open`: tells the
 * server of a document; for programs that come to speak of pgflow while somebody types.
 */
export function programMiddleware(programs: Programs, open: (document: TextDocument) => Promise<void>): Middleware {
  const sent = new Set<string>();
  const isWanted = (document: TextDocument) => !programs.isProgram(document) || programs.has(document);
  const isKnown = (document: TextDocument) => !programs.isProgram(document) || sent.has(document.uri.toString());
  const only = <R>(document: TextDocument, ask: () => R): R | undefined => (isWanted(document) ? ask() : undefined);
  return {
    didOpen: async (document, next) => {
      if (!isWanted(document)) return;
      sent.add(document.uri.toString());
      await next(document);
    },
    didChange: async (event, next) => {
      const { document } = event;
      if (isKnown(document)) return next(event);
      if (!isWanted(document)) return;
      sent.add(document.uri.toString());
      await open(document);
    },
    didSave: async (document, next) => {
      if (isKnown(document)) await next(document);
    },
    didClose: async (document, next) => {
      if (!isKnown(document)) return;
      sent.delete(document.uri.toString());
      await next(document);
    },
    provideCompletionItem: (document, position, context, token, next) =>
      only(document, () => next(document, position, context, token)),
    provideHover: (document, position, token, next) => only(document, () => next(document, position, token)),
    provideDefinition: (document, position, token, next) => only(document, () => next(document, position, token)),
    provideReferences: (document, position, options, token, next) =>
      only(document, () => next(document, position, options, token)),
    provideDocumentHighlights: (document, position, token, next) =>
      only(document, () => next(document, position, token)),
    provideCodeActions: (document, range, context, token, next) =>
      only(document, () => next(document, range, context, token)),
    provideCodeLenses: (document, token, next) => only(document, () => next(document, token)),
    prepareRename: (document, position, token, next) => only(document, () => next(document, position, token)),
    provideRenameEdits: (document, position, name, token, next) =>
      only(document, () => next(document, position, name, token)),
    provideInlayHints: (document, range, token, next) => only(document, () => next(document, range, token)),
    provideDiagnostics: (document, previous, token, next) =>
      isUri(document) ? next(document, previous, token) : only(document, () => next(document, previous, token)),
  };
}

function isUri(document: TextDocument | Uri): document is Uri {
  return !("languageId" in document);
}
