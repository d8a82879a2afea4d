// What the flows beside this file take from the package, which no test fetches.
declare module "@pgflow/dsl" {
  interface Options {
    readonly slug: string;
    readonly dependsOn?: readonly string[];
    readonly array?: string;
    readonly maxAttempts?: number;
    readonly baseDelay?: number;
    readonly timeout?: number;
  }
  type Handler = (input: Record<string, unknown>) => unknown;
  export class Flow<Input> {
    readonly input: Input;
    constructor(options: Options);
    step(options: Options, handler: Handler): Flow<Input>;
    array(options: Options, handler: Handler): Flow<Input>;
    map(options: Options, handler: Handler): Flow<Input>;
  }
}
