import type { Host } from "./host.ts";
import { contains, type Signal, signals } from "./signals.ts";

interface Ticket {
  subject: string;
  text: string;
  plan: "free" | "team" | "enterprise";
}

interface Assessment {
  priority: 1 | 2 | 3 | 4;
  team: string;
  reasons: string[];
}

type Teams = Record<string, { name: string; hours: string }>;

/** Adds up what the text says, then looks the team up in the embedded list. */
export default async function assess(ticket: Ticket, host: Host): Promise<Assessment> {
  const text = `${ticket.subject}\n${ticket.text}`;
  const found = signals.filter(signal => contains(text, signal));
  const weight = found.reduce((sum, signal) => sum + signal.weight, 0) + (ticket.plan === "enterprise" ? 2 : 0);

  const topic = strongest(found)?.topic ?? "general";
  const teams = host.resource("teams") as Teams;
  const team = teams[topic] ?? teams.general;
  return {
    priority: weight >= 6 ? 1 : weight >= 4 ? 2 : weight >= 2 ? 3 : 4,
    team: team ? `${team.name} (${team.hours})` : topic,
    reasons: found.map(signal => signal.because),
  };
}

function strongest(found: readonly Signal[]): Signal | undefined {
  return [...found].sort((a, b) => b.weight - a.weight)[0];
}
