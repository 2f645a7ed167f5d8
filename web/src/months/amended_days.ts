/** Which days of a unit's locked month stand otherwise since. */
import type { Schemas } from "../api/client";

export type JudgedPerson = Pick<Schemas["JudgedMonthView"], "employee_id" | "name"> & {
  days: readonly Pick<Schemas["JudgedDayView"], "on" | "status" | "since" | "trial">[];
};

export interface AmendedDay {
  employeeId: string;
  name: string;
  on: string;
  was: string;
  now: string;
}

/** By person as they come, then by date; trial days are nobody's pay. */
export function amendedOf(people: readonly JudgedPerson[]): AmendedDay[] {
  return people.flatMap(({ employee_id, name, days }) =>
    days.flatMap(({ on, status, since, trial }) =>
      since && !trial ? [{ employeeId: employee_id, name: name || employee_id, on, was: status, now: since }] : [],
    ),
  );
}
