/** Whom a supervisor may check in on the own phone: people of the team whose slot is empty. */
import type { Schemas } from "../api/client";
import { matching } from "../parts/picker";

export type Candidate = Schemas["MemberDayView"];

export interface Candidates {
  /** Those who work today. */
  expected: Candidate[];
  /** Off, or without a roster entry: only where they are searched for. A night shift may still have to leave. */
  others: Candidate[];
  done: number;
}

export function candidatesFor(people: readonly Candidate[], slot: string, myId: string, asked: string): Candidates {
  const isDone = ({ check_ins }: Candidate) => check_ins.some((each) => each.slot === slot);
  const open = people.filter((each) => each.employee_id !== myId && !isDone(each));
  const found = matching(open, asked);
  return {
    expected: found.filter(({ day }) => day === "working"),
    others: asked.trim() ? found.filter(({ day }) => day !== "working") : [],
    done: people.filter((each) => each.employee_id !== myId && isDone(each)).length,
  };
}
