import { randomBytes } from "node:crypto";
import { type Session, withConnection } from "../database/connect.ts";
import type { VerifySchema } from "./schema.ts";

/** Makes a database beside the one of the address, gives it to `work` with the schema in it, and drops it again. */
export async function inScratch<T>(
  url: string,
  schema: VerifySchema,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const name = `agentwright_verify_${randomBytes(6).toString("hex")}`;
  return withConnection(url, async server => {
    await server.run(`create database ${name}`);
    try {
      const own = new URL(url);
      own.pathname = `/${name}`;
      return await withConnection(own.href, async session => {
        for (const text of schema.texts) await session.run(text);
        await session.run("reset all");
        return work(session);
      });
    } finally {
      await server.run(`drop database if exists ${name} with (force)`);
    }
  });
}
