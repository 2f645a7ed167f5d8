/** A unit's office codes at a desk: declared and ended here, put up on a screen of the phone's page. */
import "../parts/desk.css";
import { CodeList } from "../../office_code/list";
import { UnitSelect } from "../../parts/unit_select";
import { address, go } from "../../route";
import { useHere } from "../../state/here";
import { useStandingUnits } from "../../state/standing";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { firstUnit } from "../parts/first_unit";
import { Awaited, Empty } from "../parts/states";
import { CODES } from "./words";

export default function CodesPage({ part }: PageProps) {
  const { t } = usePageWords(CODES);
  const { me } = useHere();
  return (
    <Awaited asked={useStandingUnits()}>
      {(units) => {
        const unitId = part || firstUnit(units, me.employee);
        if (!unitId) return <Empty text={t.noUnits} />;
        return (
          <div class="stack">
            <div class="unit-choice">
              <UnitSelect label={t.unit} units={units} value={unitId} onValue={(unit) => go("kode", unit)} />
            </div>
            <div class="narrow stack">
              <CodeList
                key={unitId}
                unitId={unitId}
                putUpAt={(codeId) => `/${address("tim", unitId, "kode", codeId)}`}
              />
              <p class="hint">{t.screenHint}</p>
            </div>
          </div>
        );
      }}
    </Awaited>
  );
}
