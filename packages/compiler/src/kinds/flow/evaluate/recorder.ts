/** What the child hands back of one flow: as it was called, right or wrong; `shapeProblems` judges it. */
export interface RecordedFlow {
  readonly slug: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
  readonly stepQueues: boolean;
}

export interface Recorder {
  readonly Flow: unknown;
  /** Stands for everything that another package exports: callable, with every property, but without a value. */
  stub(name: string): unknown;
  withStepQueues(flow: unknown): unknown;
  /** JSON of the exports that are flows, by name. */
  collect(exports: Readonly<Record<string, unknown>>): string;
  /** What stands for the outside world in the global scope. */
  readonly globals: Readonly<Record<string, unknown>>;
}

/**
 * pgflow's `Flow` as far as its calls can be recorded, and stand-ins for all else. It is turned into text and run inside the
 * context of the evaluated file, so it uses nothing from outside itself.
 */
export function makeRecorder(say: (line: string) => void): Recorder {
  type Call = { method: string; options: Record<string, unknown> };
  const records = new WeakMap<object, { config: Record<string, unknown>; calls: readonly Call[]; queues: boolean }>();

  function asObject(value: unknown, where: string): Record<string, unknown> {
    if (typeof value !== "object" || value === null) throw new TypeError(`${where} needs an object of options.`);
    return value as Record<string, unknown>;
  }

  class Flow {
    constructor(config: unknown) {
      records.set(this, { config: { ...asObject(config, "new Flow") }, calls: [], queues: false });
    }
    get slug() {
      return records.get(this)?.config.slug;
    }
    get options() {
      const { slug: _, ...options } = records.get(this)?.config ?? {};
      return options;
    }
    get stepOrder() {
      return (records.get(this)?.calls ?? []).map(call => call.options.slug);
    }
    getStepDefinition(slug: unknown) {
      const found = records.get(this)?.calls.find(call => call.options.slug === slug);
      if (!found) throw new Error(`Step "${String(slug)}" does not exist in flow "${String(this.slug)}"`);
      return { ...found.options };
    }
    step(options: unknown, handler: unknown) {
      return this.#with("step", options, handler);
    }
    array(options: unknown, handler: unknown) {
      return this.#with("array", options, handler);
    }
    map(options: unknown, handler: unknown) {
      return this.#with("map", options, handler);
    }
    #with(method: string, options: unknown, handler: unknown) {
      const own = records.get(this);
      if (!own) throw new TypeError("This is not a flow.");
      const given = { ...asObject(options, `.${method}`) };
      if (typeof handler !== "function") throw new TypeError(`.${method} '${String(given.slug)}' needs a handler.`);
      if (own.calls.some(call => call.options.slug === given.slug)) {
        throw new Error(`Step "${String(given.slug)}" already exists in flow "${String(own.config.slug)}"`);
      }
      // Upstream returns a new flow each time; one that is dropped loses its step, and here it does too.
      const next = new Flow(own.config);
      records.set(next, { ...own, calls: [...own.calls, { method, options: given }] });
      return next;
    }
  }

  function stub(name: string): unknown {
    return new Proxy(function stand() {}, {
      get(_, property) {
        if (property === Symbol.toPrimitive) {
          return () => {
            throw new Error(`The flow depends on a value of '${name}', which is not loaded when a flow is evaluated`);
          };
        }
        if (property === Symbol.iterator) return function* none() {};
        if (property === "then" || typeof property === "symbol") return undefined;
        return stub(name);
      },
      apply: () => stub(name),
      construct: () => stub(name) as object,
      set: () => true,
      has: () => true,
    });
  }

  function withStepQueues(flow: unknown): unknown {
    const own = typeof flow === "object" && flow !== null ? records.get(flow) : undefined;
    if (!own) return flow;
    const made = new Flow(own.config);
    records.set(made, { ...own, queues: true });
    return made;
  }

  /** A value as JSON holds it; what it can't hold becomes a text, which no check takes for the real thing. */
  function plain(value: unknown): unknown {
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : `${value}`;
    if (typeof value === "object") {
      try {
        return JSON.parse(JSON.stringify(value));
      } catch {
        return "an object that JSON can't hold";
      }
    }
    return `a ${typeof value}`;
  }

  const patterns = { if: "requiredInputPattern", ifNot: "forbiddenInputPattern" };
  const modes = ["whenUnmet", "whenExhausted"];

  function stepOf({ method, options }: Call): Record<string, unknown> {
    const step: Record<string, unknown> = { stepType: method === "map" ? "map" : "single", options: {} };
    const rest: Record<string, unknown> = {};
    let dependencies: unknown = [];
    for (const [name, value] of Object.entries(options)) {
      if (value === undefined || value === null) continue;
      if (name === "slug") step.slug = plain(value);
      else if (name === "array" && method === "map") dependencies = [plain(value)];
      else if (name === "dependsOn" && method !== "map") {
        dependencies = Array.isArray(value) ? value.map(plain) : plain(value);
      } else if (name === "if" || name === "ifNot") step[patterns[name]] = plain(value);
      else if (modes.includes(name)) step[name] = plain(value);
      else rest[name] = plain(value);
    }
    return { ...step, dependencies, options: rest };
  }

  function collect(exports: Readonly<Record<string, unknown>>): string {
    const found: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(exports)) {
      const own = typeof value === "object" && value !== null ? records.get(value) : undefined;
      if (!own) continue;
      const { slug, ...options } = own.config;
      const given = Object.entries(options).filter(([, each]) => each !== undefined && each !== null);
      found[name] = {
        slug: plain(slug),
        options: Object.fromEntries(given.map(([key, each]) => [key, plain(each)])),
        steps: own.calls.map(stepOf),
        stepQueues: own.queues,
      };
    }
    return JSON.stringify(found);
  }

  const print = (...words: unknown[]) => {
    say(words.map(word => (typeof word === "string" ? word : String(plain(word)))).join(" "));
  };
  const silent = ["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "queueMicrotask"];
  const absent = ["fetch", "URL", "URLSearchParams", "TextEncoder", "TextDecoder", "crypto", "performance", "Headers"];
  const more = [
    "Request",
    "Response",
    "AbortController",
    "WebSocket",
    "navigator",
    "Buffer",
    "EdgeRuntime",
    "Supabase",
  ];
  const noEnvironment = { get: () => undefined, has: () => false, toObject: () => ({}) };
  const deno = new Proxy(Object.create(null), {
    get: (_, property) => (property === "env" ? noEnvironment : stub("Deno")),
  });
  const globals = {
    console: { log: print, info: print, warn: print, error: print, debug: print },
    process: { env: {} },
    Deno: deno,
    ...Object.fromEntries(silent.map(name => [name, () => 0])),
    ...Object.fromEntries([...absent, ...more].map(name => [name, stub(name)])),
  };
  return { Flow, stub, withStepQueues, collect, globals };
}
