/** Units: `#/unit`, `#/unit/<id>`, `#/unit/baru`; what is to be mended of one: `#/unit/perbaiki/<id>`. */
import "../parts/desk.css";
import { address } from "../../route";
import Mending from "../../setting_up/mending";
import { UnitPage } from "../../setting_up/unit";
import { useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { Awaited } from "../parts/states";
import { UnitTree } from "./tree";
import { DESK_UNITS } from "./words";

export default function UnitsPage({ part, id }: PageProps) {
  if (!part) return <All />;
  return (
    <>
      <Trail />
      <div class="narrow stack">{part === "perbaiki" && id ? <Mending unitId={id} /> : <UnitPage unitId={part} />}</div>
    </>
  );
}

function Trail() {
  const { t } = usePageWords(DESK_UNITS);
  return (
    <p class="trail">
      <a href={address("unit")}>{t.back}</a>
    </p>
  );
}

function All() {
  const asked = useUnits();
  return <Awaited asked={asked}>{(units) => <UnitTree units={units} />}</Awaited>;
}
