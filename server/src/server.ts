import type {
  Connection,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
  TextDocumentSyncOptions,
} from "vscode-languageserver";
import { TextDocumentSyncKind, TextDocuments } from "vscode-languageserver";
import { abilitiesOf } from "./abilities.ts";
import { ClosedFiles } from "./closed/closed-files.ts";
import { Diagnostics } from "./diagnostics/diagnostics.ts";
import { Checker } from "./documents/checker.ts";
import { type OpenFile, openFile, updateFile } from "./documents/open-file.ts";
import type { Server } from "./feature.ts";
import { features } from "./features/index.ts";
import { answerPrograms } from "./flow/register.ts";
import { SeenStates } from "./flow/seen-states.ts";
import { optionsOf } from "./options.ts";
import { Status } from "./status.ts";
import type { World } from "./world.ts";

/** Edits come as edits, never as whole texts. */
const sync: TextDocumentSyncOptions = {
  openClose: true,
  change: TextDocumentSyncKind.Incremental,
  save: { includeText: false },
};

/**
 * Serves one client over a connection that is not listening yet. Nothing here knows what the connection runs on, nor
 * where files are: a main gives both. The features are heard once the client said what it can.
 */
export function serve(connection: Connection, world: World, version: string): void {
  const aliasesOf = (uri: string) => world.flows.aliases(uri);
  const documents = new TextDocuments<OpenFile>({
    create: (uri, languageId, version, text) => openFile(uri, languageId, version, text, aliasesOf),
    update: (file, changes, version) => updateFile(file, changes, version, aliasesOf),
  });
  const status = new Status(connection, version);
  const checker = new Checker(world);
  world.attach(uri => documents.get(uri));
  world.onKnows((files, busy) => status.knows(files, busy));

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const abilities = abilitiesOf(params);
    const options = optionsOf(params);
    const settings = { workspaceFindings: options.workspaceFindings };
    world.configure(options);
    const diagnostics = new Diagnostics(connection, documents, checker, world, status, abilities);
    const server: Server = {
      connection,
      documents,
      checker,
      world,
      status,
      diagnostics,
      abilities,
      settings,
      closed: new ClosedFiles(connection, world, status, abilities, settings),
      version,
      built: new Map(),
      flowStates: new SeenStates(),
    };
    let capabilities: ServerCapabilities = { textDocumentSync: sync };
    for (const feature of features) {
      capabilities = merge(capabilities, feature.capabilities(abilities));
      feature.listen(server);
    }
    answerPrograms(server, features);
    diagnostics.listen();
    connection.onInitialized(() => {
      status.ready();
      for (const feature of features) feature.initialized?.(server);
    });
    return { capabilities, serverInfo: { name: "agentwright", version } };
  });
  connection.onShutdown(() => world.end());
  documents.listen(connection);
}

/** Capabilities of two features; `workspace` and its file operations are what more than one may add to. */
function merge(a: ServerCapabilities, b: ServerCapabilities): ServerCapabilities {
  if (!a.workspace || !b.workspace) return { ...a, ...b };
  const fileOperations = { ...a.workspace.fileOperations, ...b.workspace.fileOperations };
  return { ...a, ...b, workspace: { ...a.workspace, ...b.workspace, fileOperations } };
}
