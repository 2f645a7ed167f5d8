/** Compliance over time: a month of all units, a unit's year beside others', a person's year. */

import { LEADERS } from "../../state/roles";
import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { CityMonth } from "./city";
import { PersonYear } from "./person";
import { UnitYear } from "./unit";

/** `#/kepatuhan`, `#/kepatuhan/unit/<unit>`, `#/kepatuhan/orang/<employee>`; a person for who sees people. */
export default function Compliance({ part, id }: PageProps) {
  const { roles } = useDesk();
  const seesPeople = roles.some((role) => LEADERS.includes(role));
  if (part === "unit" && id) return <UnitYear key={id} unitId={id} seesPeople={seesPeople} />;
  if (part === "orang" && id && seesPeople) return <PersonYear key={id} employeeId={id} />;
  return <CityMonth seesPeople={seesPeople} />;
}
