/** People: `#/pegawai/<unit>`, or `*` for all units; `#/pegawai/orang/<id>`; `#/pegawai/kemudahan/<id>`. */
import "./people.css";
import { later } from "../../parts/later";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { Awaited, Empty } from "../parts/states";
import { firstUnit } from "../parts/unit_select";
import { PeopleList } from "./list";
import { PersonPage } from "./person";
import { DESK_PEOPLE } from "./words";

const Arranged = later(() => import("../../arranged/page"));

export default function PeoplePage({ part, id }: PageProps) {
  if (part === "orang" && id) return <PersonPage employeeId={id} />;
  if (part === "kemudahan" && id) return <Arranged unitId="" employeeId={id} />;
  return <List unitId={part} />;
}

function List({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { me } = useHere();
  const asked = useUnits();
  return (
    <Awaited asked={asked}>
      {(units) => {
        const chosen = unitId || firstUnit(units, me.employee);
        return chosen ? <PeopleList units={units} unitId={chosen} /> : <Empty text={t.noUnits} />;
      }}
    </Awaited>
  );
}
