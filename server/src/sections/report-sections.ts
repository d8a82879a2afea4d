import { checkAgent, openAgent, sectionNames } from "@agentwright/language/agent/index";
import type { Finding, SectionReport } from "@agentwright/protocol";
import type { OpenAgent } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";

/** One report a section, in the order of the format. A finding belongs to the section it stands in. */
export function reportSections(server: Server, file: OpenAgent): SectionReport[] {
  const { source } = file.agent;
  const { findings } = server.checker.check(file);
  const extents = source.sections.map(section => ({
    name: section.name,
    start: section.start(),
    end: section.end(),
  }));
  const here = new Set(extents.map(({ name }) => name));
  const names = [...sectionNames.filter(name => name !== "$schema" && name !== "format")];
  const own = names.map(() => [] as Finding[]);
  for (const finding of findings) own[names.indexOf(sectionOf(finding))]?.push(finding);
  return names.map((section, i) => {
    const extent = extents.find(({ name }) => name === section);
    const found = own[i] ?? [];
    const count = (severity: Finding["severity"]) => found.filter(finding => finding.severity === severity).length;
    const [errors, warnings] = [count("error"), count("warning")];
    return {
      section,
      present: extent !== undefined,
      errors,
      warnings,
      others: found.length - errors - warnings,
      ms: extent ? timeAlone(server, file, extent.start, extent.end) : 0,
    };
  });

  /** What stands in no section of the format (a missing or an unknown one) counts for the one it speaks of, else the first. */
  function sectionOf({ range, args }: Finding): (typeof names)[number] {
    const at = source.lines.offsetAt(range.start);
    const around = extents.find(({ start, end }) => at >= start && at <= end)?.name;
    const absent = Object.values(args ?? {}).find(value => !here.has(String(value)) && isName(value));
    return isName(absent) ? absent : isName(around) ? around : "identity";
  }

  function isName(name: unknown): name is (typeof names)[number] {
    return (names as readonly unknown[]).includes(name);
  }
}

/** Milliseconds to read and check one section by itself. */
function timeAlone(server: Server, file: OpenAgent, start: number, end: number): number {
  const { text, syntax } = file.agent.source;
  const part = text.slice(start, end);
  const before = performance.now();
  checkAgent(openAgent(syntax === "yaml" ? part : `{${part}}`, syntax), server.checker.contextOf(file.uri));
  return performance.now() - before;
}
