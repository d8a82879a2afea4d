import { afterEach, expect, test, vi } from "vitest";
import { readAddress } from "./address.ts";

afterEach(() => vi.unstubAllEnvs());

test("an address is shown without user and password, and said to be local only if it is", () => {
  const { shown, loopback } = readAddress("postgresql://me:hidden@localhost:54322/postgres");
  expect([shown, loopback]).toEqual(["localhost:54322/postgres", true]);
  for (const [url, local] of [
    ["postgresql://127.0.0.1/a", true],
    ["postgres://[::1]:5432/a", true],
    ["postgresql://localhost/a?host=db.example.com", false],
    ["postgresql://127.0.0.1.example.com/a", false],
    ["postgresql:///a?host=/var/run/postgresql", true],
  ] as const) {
    expect([url, readAddress(url).loopback]).toEqual([url, local]);
  }
});

test("a host that only the environment names counts as it does for the driver", () => {
  vi.stubEnv("PGHOST", "db.example.com");
  expect(readAddress("postgresql:///a")).toMatchObject({ loopback: false, shown: "db.example.com:5432/a" });
});

test("what is no address is told in one sentence that does not repeat it", () => {
  for (const url of ["hidden", "https://me:hidden@x/", "postgresql://me:hidden@%zz:1/x"]) {
    expect(() => readAddress(url)).toThrow(/^This is not the address of a PostgreSQL database\. (?!.*hidden)/);
  }
});
