/** Choose a unit to go on with: by searching, as a list of links. */
import { useHere } from "../state/here";
<<<<<<< HEAD
import { useStandingUnits } from "../state/standing";
import { usePageWords } from "../words/words";
=======
import { useUnits } from "../state/read_city";
>>>>>>> main
import { Awaited } from "./asked";
import { UnitRows } from "./unit_rows";

export function UnitChoice({ lead, part }: { lead: string; part: string }) {
  const { wayTo } = useHere();
<<<<<<< HEAD
  const asked = useStandingUnits();
  const [typed, setTyped] = useState("");
  const [most, setMost] = useState(AT_FIRST);
=======
>>>>>>> main
  return (
    <>
      <p class="lead">{lead}</p>
      <Awaited asked={useUnits()}>
        {(units) => <UnitRows units={units} hrefOf={(unitId) => wayTo("kota", part, unitId)} />}
      </Awaited>
    </>
  );
}
