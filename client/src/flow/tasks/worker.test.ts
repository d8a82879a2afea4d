import { expect, test } from "vitest";
import { supabaseRootOf, workerOf, workerUrl } from "./worker.ts";

test("a worker is called after its flow file, unless a setting names another", () => {
  expect(workerOf("/app/supabase/flows/process-order.ts", "")).toBe("process-order-worker");
  expect(workerOf("/app/flows/index.mts", " ")).toBe("index-worker");
  expect(workerOf("process_order.v2.tsx", "")).toBe("process_order.v2-worker");
  expect(workerOf("/app/supabase/flows/process-order.ts", "orders")).toBe("orders");
});

test("the project of a flow is the folder above its supabase folder", () => {
  expect(supabaseRootOf("/home/ada/app/supabase/flows/a.ts")).toBe("/home/ada/app");
  expect(supabaseRootOf("/supabase/flows/a.ts")).toBe("/");
  expect(supabaseRootOf("/home/ada/app/flows/a.ts")).toBeUndefined();
});

test("a worker's address", () => {
  expect(workerUrl("http://localhost:54321/functions/v1/", "a-worker")).toBe(
    "http://localhost:54321/functions/v1/a-worker",
  );
  expect(workerUrl("http://localhost:54321/functions/v1", "a b")).toBe("http://localhost:54321/functions/v1/a%20b");
});
