/** Choose a unit to go on with: by searching, as a list of links. */
import { useHere } from "../state/here";
import { useStandingUnits } from "../state/standing";
import { Awaited } from "./asked";
import { UnitRows } from "./unit_rows";

export function UnitChoice({ lead, part }: { lead: string; part: string }) {
  const { wayTo } = useHere();
  return (
    <>
      <p class="lead">{lead}</p>
      <Awaited asked={useStandingUnits()}>
        {(units) => <UnitRows units={units} hrefOf={(unitId) => wayTo("kota", part, unitId)} />}
      </Awaited>
    </>
  );
}
