import type { Blobs } from "./blobs.ts";
import type { Parsed } from "./checked.ts";
import type { Repository } from "./repository.ts";
import type { Run } from "./runs.ts";

/** What an operation is done on. */
export interface World {
  readonly repository: Repository;
  readonly runs: Run[];
  readonly blobs: Blobs;
  /** Where the API itself stands, for the addresses in its answers. */
  readonly api: string;
  /** A server before the number of a run was told, where an unknown field is refused. */
  readonly old: boolean;
  /** The API's newer version: the number of a run is told without being asked for. */
  readonly tellsRun: boolean;
  now(): number;
  next(): number;
  /** A valid answer of an operation with these fields. */
  sample(operation: string, status: number, given: Record<string, unknown>): Record<string, unknown>;
  /** A valid element of a list in such an answer. */
  sampleIn(operation: string, list: string, given: Record<string, unknown>): Record<string, unknown>;
  /** Called when a run was dispatched. */
  began(run: Run): void;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (world: World, asked: Parsed) => Answer;

/** An error as GitHub words them. */
export function refused(status: number, message: string): Answer {
  return {
    status,
    body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
  };
}

export const notFound = (): Answer => refused(404, "Not Found");

/** The page of a run, for people. */
export function pageOf({ repository }: World, run: number): string {
  return `https://github.example/${repository.owner}/${repository.name}/actions/runs/${run}`;
}
