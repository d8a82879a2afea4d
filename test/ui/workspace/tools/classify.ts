import { urgentWords } from "./words.ts";

interface Ticket {
  subject: string;
  vip: boolean;
}

export default function classify({ subject, vip }: Ticket): { urgency: "high" | "low"; because: string } {
  const found = urgentWords.find(word => subject.toLowerCase().includes(word));
  if (found !== undefined) return { urgency: "high", because: `the subject says "${found}"` };
  return vip ? { urgency: "high", because: "the customer is a VIP" } : { urgency: "low", because: "nothing hurries" };
}
