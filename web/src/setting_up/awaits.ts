/** Which proposals somebody may decide. */
import type { Proposal } from "./outcome";

/** Nobody decides what they proposed or what is about themselves. */
export function awaits({ state, proposed_by, summary }: Proposal, employeeId: string): boolean {
  return state === "waiting" && proposed_by !== employeeId && summary.employee_id !== employeeId;
}
