import type { PageStart } from "./start.ts";

/** What an open webview needs: addresses of its two files, and what its content policy is made of. */
export interface WebviewPlaces {
  readonly script: string;
  readonly style: string;
  readonly cspSource: string;
  readonly nonce: string;
}

/** The page of a webview. Nothing but our own script and style is let in; the plugin runs in a blob worker. */
export function webviewHtml(start: PageStart, places: WebviewPlaces): string {
  const policy = [
    "default-src 'none'",
    `style-src ${places.cspSource}`,
    `script-src 'nonce-${places.nonce}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `img-src ${places.cspSource} data:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return page({
    lang: start.language,
    title: "Agentwright",
    policy,
    start,
    ...linked(places),
  });
}

/** Our two files as a webview reaches them. */
export function linked(places: WebviewPlaces): Pick<PageParts, "head" | "script"> {
  return {
    head: `<link rel="stylesheet" href="${attribute(places.style)}">`,
    script: `<script nonce="${places.nonce}" src="${attribute(places.script)}"></script>`,
  };
}

interface PageParts {
  readonly lang: string;
  readonly title: string;
  readonly policy: string;
  readonly head: string;
  /** Anything that JSON can hold. */
  readonly start: object;
  readonly script: string;
  readonly root?: string;
}

/** The skeleton of all pages. The data block is no script by its type, so no policy concerns it. */
export function page({ lang, title, policy, head, start, script, root = "" }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="${attribute(lang)}"${root}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
${head}
</head>
<body>
<script type="application/json" id="start">${inScript(JSON.stringify(start))}</script>
${script}
</body>
</html>
`;
}

/** JSON that can stand inside a script element: nothing in it ends the element or begins a comment. */
function inScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
