/**
 * Everybody of a unit's period: whose plan is agreed, and how far their assessment is.
 *
 * Without whoever looks, and without their own assessors: the server tells nothing of those.
 */
import type { Schemas } from "../../api/client";

export interface Row {
  id: string;
  employeeId: string;
  number: number;
  name: string;
  state: string;
  predicate: string | null;
  assessorId: string | null;
  approverId: string | null;
}

export function rowsOf(plans: Schemas["UnitPlansView"], found: Schemas["UnitEvaluationsView"], mine: string): Row[] {
  const idOf = (employeeId: string, number: number) => `${employeeId}.${number}`;
  const names = { ...plans.names, ...found.names };
  const lines = new Map(found.lines.map((line) => [idOf(line.employee_id, line.number), line]));
  const own = plans.lines.filter(({ employee_id }) => employee_id === mine);
  const unseen = new Set([mine, ...own.map(({ assessor_id }) => assessor_id)]);
  const within = plans.lines.filter(
    ({ employee_id, state, starts_on, ends_on }) =>
      !unseen.has(employee_id) && state === "agreed" && starts_on <= found.ends_on && ends_on >= found.starts_on,
  );
  const planned = within.map(({ employee_id, number, assessor_id }) => ({ employee_id, number, assessor_id }));
  const known = new Set(planned.map((each) => idOf(each.employee_id, each.number)));
  const beside = found.lines.filter(
    (each) => each.employee_id !== mine && !known.has(idOf(each.employee_id, each.number)),
  );
  return [...planned, ...beside].map(({ employee_id, number, assessor_id }) => {
    const id = idOf(employee_id, number);
    const line = lines.get(id);
    return {
      id,
      employeeId: employee_id,
      number,
      name: names[employee_id] ?? employee_id,
      state: line?.state ?? "none",
      predicate: line?.predicate ?? null,
      assessorId: line?.assessor_id ?? assessor_id,
      approverId: line?.approver_id ?? null,
    };
  });
}
