/** `#/kegiatan[/<unit>[/<month>]]`: a unit's month, person by person; `#/kegiatan/orang/<employee>`: one person's. */
import { MonthStepper } from "../../parts/stepper";
import { UnitSelect } from "../../parts/unit_select";
import { ACTIVITIES } from "../../performance/words";
import { address, go } from "../../route";
import { Awaited } from "../../setting_up/asked";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { firstUnit } from "../parts/first_unit";
import { useQuery, withQuery } from "../use_query";
import { PersonsActivities } from "./person";
import { UnitMonth } from "./unit_month";
import { DESK_ACTIVITIES } from "./words";

export default function Activities({ part, id }: PageProps) {
  const { t } = usePageWords(DESK_ACTIVITIES);
  const words = usePageWords(ACTIVITIES).t;
  const { me, on } = useHere();
  const [{ bulan = "" }] = useQuery();
  const asked = useUnits();
  const isOfPerson = part === "orang" && id !== "";
  const asMonth = (text: string) => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : on.slice(0, 7));
  const month = asMonth(isOfPerson ? bulan : id);
  if (isOfPerson) return <PersonsActivities key={id} employeeId={id} month={month} />;
  return (
    <Awaited asked={asked}>
      {(units) => {
        const unitId = part || firstUnit(units, me.employee) || "";
        return (
          <>
            <p class="lead">{t.lead}</p>
            <div class="table-tools">
              <UnitSelect
                label={t.unit}
                units={units}
                value={unitId}
                onValue={(chosen) => go("kegiatan", chosen, month)}
              />
              <MonthStepper
                month={month}
                previous={words.previous}
                next={words.next}
                goTo={(chosen) => go("kegiatan", unitId, chosen)}
                last={on.slice(0, 7)}
              />
            </div>
            {unitId && <UnitMonth key={`${unitId} ${month}`} unitId={unitId} month={month} />}
            {unitId && (
              <p>
                <a href={withQuery(address("laporan"), { jenis: "unit_performance", unit: unitId, bulan: month })}>
                  {t.asFile}
                </a>
              </p>
            )}
          </>
        );
      }}
    </Awaited>
  );
}
