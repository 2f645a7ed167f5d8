/** Whose request it is: one's own, or somebody's for whom it is filed. */
import { answer, api, type Schemas } from "../api/client";
import { useHere } from "../state/here";
import { useInside } from "../state/inside";
import { localDate } from "../words/format";

export interface Subject {
  /** null: one's own. */
  employeeId: string | null;
  name: string;
  zone: string;
  today: string;
  /** Where an order may send them, by id and name. */
  offices: readonly (readonly [string, string])[];
}

const ZONE = "Asia/Jakarta"; // until the server has said

export function useOwnSubject(): Subject {
  const { me, on, zone = ZONE } = useHere();
  const { today } = useInside();
  return {
    employeeId: null,
    name: me.employee.name,
    zone,
    today: on,
    offices: today.offices.map(({ officeId, name }) => [officeId, name] as const),
  };
}

interface OfficeFeature {
  properties: { office_id: string; name: string; zone: string | null };
}

/** The person as their unit's operator may know them: with the offices they work in now. */
export async function readSubject(employeeId: string, now: Date, cityZone = ZONE): Promise<Subject> {
  const path = { employee_id: employeeId };
  const [person, offices] = await Promise.all([
    answer(api.GET("/employees/{employee_id}", { params: { path } })),
    answer(api.GET("/offices")) as unknown as Promise<{ features: OfficeFeature[] }>,
  ]);
  return subjectOf(person, offices.features, cityZone, now);
}

export function subjectOf(
  person: Pick<Schemas["PersonView"], "employee_id" | "name" | "assignments">,
  features: readonly OfficeFeature[],
  cityZone: string,
  now: Date,
): Subject {
  const on = localDate(now, cityZone);
  const work = person.assignments.find(({ starts_on, ends_on }) => starts_on <= on && (ends_on ?? on) >= on);
  const known = new Map(features.map(({ properties }) => [properties.office_id, properties]));
  const offices = (work?.office_ids ?? []).flatMap((id) => known.get(id) ?? []);
  const zone = offices[0]?.zone ?? cityZone;
  return {
    employeeId: person.employee_id,
    name: person.name,
    zone,
    today: localDate(now, zone),
    offices: offices.map(({ office_id, name }) => [office_id, name] as const),
  };
}
