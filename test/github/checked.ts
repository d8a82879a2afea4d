import addFormats from "ajv-formats";
import { OpenAPIBackend, type Operation, type Request } from "openapi-backend";
import { type ApiVersion, contractOf } from "./contract.ts";
import { isObject } from "./json.ts";

/** One version of GitHub's description, as something that requests and answers are held against. */
export interface Contract {
  match(request: Request): Operation | undefined;
  /** Values of the path and the query as the description types them; body as it came. */
  parse(request: Request, operation: Operation): Parsed;
  /** Everything that is wrong with a request; empty: nothing. */
  requestFaults(request: Request, operation: Operation): readonly string[];
  /** Everything that is wrong with an answer. `body`: undefined where there is none. */
  answerFaults(body: unknown, operation: Operation, status: number): readonly string[];
  /** The schema of an answer's JSON. */
  schema(operation: string, status: number): unknown;
}

export interface Parsed {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

const known = new Map<ApiVersion, Promise<Contract>>();

/** The same for every server of one process: what is compiled once is compiled for all. */
export function checkedContract(version: ApiVersion): Promise<Contract> {
  const contract = known.get(version) ?? opened(version);
  known.set(version, contract);
  return contract;
}

/** Schemas are compiled when an operation is first called: all of them would take a second. */
async function opened(version: ApiVersion): Promise<Contract> {
  const { router, validator } = await new OpenAPIBackend({
    definition: contractOf(version),
    quick: true,
    strict: true,
    ajvOpts: { strict: false },
    // Of requests alone, whose paths and queries are text.
    coerceTypes: true,
    customizeAjv: ajv => {
      addFormats(ajv as never);
      // Names that GitHub gives to what has no format of its own.
      for (const format of ["repo.nwo", "timestamp", "ssh-url"]) ajv.addFormat(format, true);
      return ajv;
    },
  }).init();
  return {
    match: request => router.matchOperation(request),
    parse: (request, operation) => {
      const { params, query, requestBody } = router.parseRequest(request, operation);
      return { params, query, body: isObject(requestBody) ? requestBody : {} };
    },
    requestFaults: (request, operation) => {
      const { errors } = validator.validateRequest(request, operation);
      return [...(errors ?? []).map(worded), ...unknownFields(request, operation)];
    },
    answerFaults: (body, operation, status) => {
      if (!(String(status) in (operation.responses ?? {}))) return undescribed(body, status);
      if (body === undefined) return [];
      return (validator.validateResponse(body, operation, status).errors ?? []).map(worded);
    },
    schema: (operation, status) => {
      const found = router.getOperation(operation)?.responses?.[status] as Answer | undefined;
      return found?.content?.["application/json"]?.schema;
    },
  };
}

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

function worded(error: { instancePath?: string; message?: string; params?: unknown }): string {
  return `${error.instancePath ?? ""} ${error.message ?? "is wrong"} ${JSON.stringify(error.params)}`;
}

/** The description lists answers of some errors alone; all of GitHub's errors say a message. */
function undescribed(body: unknown, status: number): string[] {
  if (status === 304 && body === undefined) return [];
  const says = isObject(body) && typeof body.message === "string";
  return status >= 400 && says ? [] : [`${status} is not described`];
}

/** A field that the description does not have is a slip of ours, though its schema lets it pass. */
function unknownFields(request: Request, operation: Operation): string[] {
  const body = operation.requestBody as Answer | undefined;
  const schema = body?.content?.["application/json"]?.schema;
  const known = isObject(schema) && isObject(schema.properties) ? schema.properties : undefined;
  if (known === undefined || !isObject(request.body)) return [];
  return Object.keys(request.body)
    .filter(key => !(key in known))
    .map(key => `/requestBody has an unknown field ${key}`);
}
