/** The live board: the city's units, or the people of one. `#/papan/<unit>?tanggal=2026-11-23`. */

import { LEADERS } from "../../state/roles";
import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { CityBoard } from "./city";
import { UnitBoard } from "./unit";

/** Who sees figures alone stays with the units. */
export default function Board({ part }: PageProps) {
  const { roles } = useDesk();
  const seesPeople = roles.some((role) => LEADERS.includes(role));
  return part && seesPeople ? <UnitBoard unitId={part} /> : <CityBoard seesPeople={seesPeople} />;
}
