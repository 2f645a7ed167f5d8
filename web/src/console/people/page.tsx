/** People: `#/pegawai/<unit>`, or `*` for all units; `#/pegawai/orang/<id>`; `#/pegawai/kemudahan/<id>`. */
import "./people.css";
import { later } from "../../parts/later";
import { Notice } from "../../parts/notice";
import { address } from "../../route";
import { UNITS } from "../../setting_up/units_words";
import { useHere } from "../../state/here";
import { useStandingUnits } from "../../state/standing";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { firstUnit } from "../parts/first_unit";
import { Awaited, Empty } from "../parts/states";
import { ALL, PeopleList } from "./list";
import { PersonPage } from "./person";
import { DESK_PEOPLE } from "./words";

const Arranged = later(() => import("../../arranged/page"));

export default function PeoplePage({ part, id }: PageProps) {
  if (part === "orang" && id) return <PersonPage employeeId={id} />;
  if (part === "kemudahan" && id) return <ArrangedOf employeeId={id} />;
  return <List unitId={part} />;
}

function ArrangedOf({ employeeId }: { employeeId: string }) {
  const { t } = usePageWords(DESK_PEOPLE);
  return (
    <>
      <p class="trail">
        <a href={address("pegawai", "orang", employeeId)}>{t.toPerson}</a>
      </p>
      <div class="narrow stack">
        <Arranged unitId="" employeeId={employeeId} />
      </div>
    </>
  );
}

function List({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { gone } = usePageWords(UNITS).t;
  const { me } = useHere();
  const asked = useStandingUnits();
  return (
    <Awaited asked={asked}>
      {(units) => {
        const chosen = unitId || firstUnit(units, me.employee);
        if (!chosen) return <Empty text={t.noUnits} />;
        const isSeen = chosen === ALL || units.some(({ unit_id }) => unit_id === chosen);
        return isSeen ? <PeopleList units={units} unitId={chosen} /> : <Notice tone="warn" title={gone} />;
      }}
    </Awaited>
  );
}
