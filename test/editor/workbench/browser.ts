import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "../../../scripts/lib/tools.ts";

/** Nothing but this machine can be reached, and Chromium does not even try: it would wait for each refusal. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
  "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets",
];

/** Starts a headless Chromium that knows no host but 127.0.0.1. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("chromium not found: run npm test, which installs it where it can");
  return chromium.launch({ executablePath, headless: true, args: quiet });
}
