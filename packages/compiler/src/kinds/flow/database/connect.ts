import type { Client, QueryResultRow } from "pg";
import { type Address, readAddress } from "./address.ts";
import { FlowFailure } from "./problem.ts";

/** Milliseconds: to be connected; for a statement that reads; for one that writes; to wait for a lock. */
const limits = { connect: 5000, read: 5000, write: 30_000, lock: 10_000 };

/** One transaction: `query` is all that the rest knows of a database, so that PGlite serves as well as PostgreSQL. */
export interface Session {
  query<R extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Several statements at once, without values. */
  run(text: string): Promise<void>;
}

export interface Opened extends Session {
  readonly address: Address;
}

/** `read`: a READ ONLY transaction that can't change anything, whatever is run in it. */
export type Mode = "read" | "write";

/**
 * One connection, one transaction: committed if `work` ends, rolled back if it throws. The password is in no message.
 * @throws FlowFailure with a sentence for people.
 */
export async function inTransaction<T>(url: string, mode: Mode, work: (session: Opened) => Promise<T>): Promise<T> {
  const address = readAddress(url);
  const client = await connect(url, address);
  try {
    await client.query(mode === "read" ? "begin transaction isolation level repeatable read read only" : "begin");
    const limit = mode === "read" ? limits.read : limits.write;
    await client.query(
      `set local statement_timeout = ${limit}; set local lock_timeout = ${limits.lock}; ` +
        `set local idle_in_transaction_session_timeout = ${limits.write}; set local standard_conforming_strings = on`,
    );
    const done = await work({ ...sessionOf(client), address });
    await client.query("commit");
    return done;
  } catch (error) {
    // The connection is about to end, which rolls back as well.
    await client.query("rollback").catch(() => {});
    throw explain(error, address);
  } finally {
    await client.end().catch(() => {});
  }
}

/** One connection without a transaction around: for creating and dropping a scratch database. */
export async function withConnection<T>(url: string, work: (session: Opened) => Promise<T>): Promise<T> {
  const address = readAddress(url);
  const client = await connect(url, address);
  try {
    return await work({ ...sessionOf(client), address });
  } catch (error) {
    throw explain(error, address);
  } finally {
    await client.end().catch(() => {});
  }
}

function sessionOf(client: Client): Session {
  return {
    query: async <R extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await client.query<R>(text, [...values])).rows,
    run: async text => {
      await client.query(text);
    },
  };
}

async function connect(url: string, address: Address): Promise<Client> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: limits.connect,
    application_name: "agentwright",
  });
  // A connection that breaks later is told by the query that it breaks.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw explain(error, address);
  }
}

/** PostgreSQL's own codes (appendix A of its manual) and Node's, as sentences. */
function explain(error: unknown, { shown }: Address): unknown {
  if (error instanceof FlowFailure) return error;
  const { code, message } = error as { code?: string; message?: string };
  if (code === "ECONNREFUSED") {
    return new FlowFailure(
      "unreachable",
      `Nothing answers at ${shown}. Start the database (supabase start) and try again.`,
    );
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new FlowFailure("unreachable", `The host of ${shown} is not known. Check the address and the network.`);
  }
  if (code === "28P01" || code === "28000") {
    return new FlowFailure("denied", `The database at ${shown} refused the user or the password. Check both.`);
  }
  if (code === "3D000") {
    return new FlowFailure(
      "unreachable",
      `There is no database of that name at ${shown}. Check the end of the address.`,
    );
  }
  if (code === "42501") {
    return new FlowFailure(
      "denied",
      `The user at ${shown} may not do this: ${message}. Use one that owns the pgflow schema.`,
    );
  }
  if (code === "55P03") {
    return new FlowFailure(
      "unreachable",
      `Somebody else holds the lock of this flow at ${shown}. Nothing was changed; try again.`,
    );
  }
  if (code === "57014") {
    return new FlowFailure(
      "unreachable",
      `The database at ${shown} took too long, so it was stopped. Nothing was changed; try again.`,
    );
  }
  if (code === "ETIMEDOUT" || message?.includes("timeout")) {
    return new FlowFailure(
      "unreachable",
      `The database at ${shown} does not answer. Check the address and the network.`,
    );
  }
  if (code === "ECONNRESET" || message?.includes("terminated")) {
    return new FlowFailure("unreachable", `The connection to ${shown} broke. Nothing was changed; try again.`);
  }
  return error;
}
