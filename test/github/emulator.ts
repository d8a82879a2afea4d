import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Operation, Request } from "openapi-backend";
import { accessProblem, type Token } from "./access.ts";
import { actionHandlers } from "./actions.ts";
import { type Blobs, startBlobs } from "./blobs.ts";
import { type Contract, checkedContract } from "./checked.ts";
import { type ApiVersion, apiVersions } from "./contract.ts";
import type { Fault } from "./faults.ts";
import { gitHandlers } from "./git.ts";
import { type Answer, type Handler, refused, type World } from "./handlers.ts";
import { isObject } from "./json.ts";
import { repositoryHandlers } from "./repositories.ts";
import { Repository, type WorkflowInput } from "./repository.ts";
import type { Run } from "./runs.ts";
import { sample } from "./sample.ts";

const handlers: Readonly<Record<string, Handler>> = { ...actionHandlers, ...gitHandlers, ...repositoryHandlers };

/** Requests of one hour, as GitHub gives them to a person. */
const hourly = 5000;

export interface EmulatorOptions {
  readonly owner?: string;
  readonly repo?: string;
  readonly tokens?: readonly Token[];
  /** An Enterprise server of before 2026: below `/api/v3`, one version of the API, and no number of a run. */
  readonly enterprise?: boolean;
  /** Milliseconds since the epoch; absent: the clock of the machine. */
  now?(): number;
  /** Called for each run when it was dispatched: to drive it. */
  began?(run: Run): void;
}

/**
 * As much of GitHub as a build touches, on two ports of this machine. Each request and each answer is held against
 * GitHub's own description; what disagrees with it stands in `violations`, which a test expects to be empty.
 */
export interface Emulator {
  /** Base address of the API, without a slash at its end. */
  readonly api: string;
  readonly repository: Repository;
  readonly runs: readonly Run[];
  readonly blobs: Blobs;
  readonly violations: string[];
  /** What was asked for, in order: operation, status, and the request as it came. */
  readonly requests: readonly Seen[];
  /** The next answers of an operation go wrong so, one each. */
  fail(operation: string, ...faults: readonly Fault[]): void;
  addWorkflow(file: string, inputs: Readonly<Record<string, WorkflowInput>> | undefined): void;
  close(): Promise<void>;
}

export interface Seen {
  readonly operation: string;
  readonly status: number;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

export async function startGitHub(options: EmulatorOptions = {}): Promise<Emulator> {
  const now = options.now ?? Date.now;
  const old = options.enterprise === true;
  const blobs = await startBlobs(now);
  const repository = new Repository(options.owner ?? "octo", options.repo ?? "agents");
  const tokens = options.tokens ?? [{ value: "t", permissions: { actions: "write", contents: "write" } }];
  const faults = new Map<string, Fault[]>();
  const violations: string[] = [];
  const requests: Seen[] = [];
  const runs: Run[] = [];
  let count = 1000;
  let used = 0;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(`The emulator itself failed: ${error instanceof Error ? error.stack : error}`);
      response.destroy();
    });
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const prefix = old ? "/api/v3" : "";
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await requestOf(incoming, prefix);
    const asked = incoming.headers["x-github-api-version"] ?? apiVersions[0];
    const version = apiVersions.find(each => each === asked && !(old && each !== apiVersions[0]));
    const contract = await checkedContract(version ?? apiVersions[0]);
    const operation = contract.match(request);
    const id = operation?.operationId ?? "";
    const fault = faults.get(id)?.shift();
    const note = (status: number) => {
      const { path, headers, body } = { path: incoming.url ?? "", headers: incoming.headers, body: request.body };
      requests.push({ operation: id, status, path, headers, body });
    };
    if (fault?.cut === "before") {
      note(0);
      response.destroy();
      return;
    }
    const answer =
      version === undefined ? unknownVersion(asked) : answerTo(contract, version, request, operation, fault);
    if (operation && version !== undefined) {
      for (const problem of contract.answerFaults(answer.body, operation, answer.status)) {
        violations.push(`answer of ${id}: ${problem}`);
      }
    }
    note(fault?.cut === "after" ? 0 : answer.status);
    if (fault?.cut === "after") response.destroy();
    else send(incoming, response, answer);
  }

  function answerTo(
    contract: Contract,
    version: ApiVersion,
    request: Request,
    operation: Operation | undefined,
    fault: Fault | undefined,
  ): Answer {
    if (fault?.answer) {
      const { status, message, headers = {} } = fault.answer;
      return { ...refused(status, message), headers };
    }
    const id = operation?.operationId ?? "";
    const handler = handlers[id];
    if (!operation || !handler) {
      violations.push(`${request.method} ${request.path} is not in the contract`);
      return refused(404, "Not Found");
    }
    const parsed = contract.parse(request, operation);
    const denied = accessProblem(tokens, request.headers, id, parsed.params, repository);
    if (denied) return denied;
    const wrong = contract.requestFaults(request, operation);
    // The old server answers an unknown field itself, and we know that it does.
    const slips = old ? wrong.filter(problem => !problem.includes("return_run_details")) : wrong;
    if (slips.length > 0) {
      violations.push(...slips.map(slip => `request ${id}: ${slip}`));
      return refused(422, `Invalid request.\n\n${slips.join("\n")}`);
    }
    const world: World = {
      repository,
      runs,
      blobs,
      api,
      old,
      now,
      tellsRun: version !== apiVersions[0],
      next: () => ++count,
      sample: (of, status, given) => sample(contract.schema(of, status), given),
      sampleIn: (of, list, given) => sample(elementOf(contract.schema(of, 200), list), given),
      began: run => options.began?.(run),
    };
    return handler(world, parsed);
  }

  function send(incoming: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const body = answer.body === undefined ? "" : JSON.stringify(answer.body);
    const etag = answer.status === 200 ? `W/"${createHash("sha256").update(body).digest("hex")}"` : undefined;
    const unchanged = etag !== undefined && incoming.headers["if-none-match"] === etag;
    // An authorised 304 costs nothing.
    if (!unchanged) used++;
    const headers: Record<string, string> = {
      date: new Date(now()).toUTCString(),
      "x-github-request-id": String(requests.length),
      "x-ratelimit-limit": String(hourly),
      "x-ratelimit-remaining": String(Math.max(0, hourly - used)),
      "x-ratelimit-reset": String(Math.floor(now() / 1000) + 3600),
      ...(etag !== undefined && { etag }),
      ...(body !== "" && !unchanged && { "content-type": "application/json; charset=utf-8" }),
      ...answer.headers,
    };
    const seen = requests.at(-1);
    if (unchanged && seen) requests[requests.length - 1] = { ...seen, status: 304 };
    response.writeHead(unchanged ? 304 : answer.status, headers);
    response.end(unchanged ? undefined : body);
  }

  return {
    api,
    repository,
    runs,
    blobs,
    violations,
    requests,
    fail: (operation, ...more) => {
      if (!(operation in handlers)) throw new Error(`There is no operation ${operation}.`);
      faults.set(operation, [...(faults.get(operation) ?? []), ...more]);
    },
    addWorkflow: (file, inputs) => {
      const runName = (given: Readonly<Record<string, string>>) => `compile ${given.correlation ?? ""}`;
      repository.workflows.set(file, { id: ++count, name: "Agentwright", state: "active", inputs, runName });
    },
    close: async () => {
      server.closeAllConnections();
      await Promise.all([new Promise(resolve => server.close(resolve)), blobs.close()]);
    },
  };
}

async function requestOf(incoming: IncomingMessage, prefix: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const [path = "", query = ""] = (incoming.url ?? "").slice(prefix.length).split("?");
  // Names of refs and paths have slashes, which clients send as they are or encoded.
  const whole = path.replace(
    /(\/git\/(?:ref|refs|matching-refs)\/|\/contents\/)(.+)$/,
    (_, head: string, rest: string) => {
      return head + encodeURIComponent(decodeURIComponent(rest));
    },
  );
  return {
    method: incoming.method ?? "GET",
    path: whole,
    query,
    headers: incoming.headers as Record<string, string>,
    ...(text !== "" && { body: JSON.parse(text) as unknown }),
  };
}

function unknownVersion(asked: unknown): Answer {
  return refused(400, `${asked} is not a supported API version`);
}

function elementOf(schema: unknown, list: string): unknown {
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
  const array = properties[list];
  return isObject(array) ? array.items : undefined;
}
