/** What the steps of the flow do. A worker runs this; Agentwright reads the flow and leaves its handlers alone. */
export interface Ticket {
  readonly subject: string;
  readonly text: string;
}

export interface Classified {
  readonly team: string;
  readonly urgent: boolean;
  readonly questions: string[];
}

export function classify({ subject, text }: Ticket): Classified {
  const whole = `${subject} ${text}`;
  return {
    team: /pay|invoice|refund/i.test(whole) ? "billing" : "support",
    urgent: /down|nobody|urgent/i.test(whole),
    questions: whole.match(/[^.?!]+\?/g)?.map(question => question.trim()) ?? [],
  };
}

export async function search(question: string): Promise<string> {
  const response = await fetch(`https://helpdesk.example.com/answers?q=${encodeURIComponent(question)}`);
  return response.ok ? response.text() : "";
}

export function notify(team: string): { readonly told: string } {
  return { told: team };
}

export function answer({ team }: Classified, known: readonly string[]): string {
  const found = known.filter(text => text !== "");
  return found.length > 0 ? found.join("\n\n") : `The ${team} team looks at it and writes to you.`;
}
