/** A unit's office codes at a desk: declared and ended here, put up on a screen of the phone's page. */

import { CodeList } from "../../office_code/list";
import { Select } from "../../parts/labelled";
import { address, go } from "../../route";
import { indented, inTree } from "../../setting_up/unit_tree";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { firstUnit } from "../first_unit";
import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { Awaited, Empty } from "../parts/states";
import { CODES } from "./words";

export default function CodesPage({ part }: PageProps) {
  const { t, lang } = usePageWords(CODES);
  const { me, roles } = useDesk();
  const { on } = useHere();
  return (
    <Awaited asked={useUnits()}>
      {(units) => {
        const unitId = part || firstUnit(units, me.employee);
        if (!unitId) return <Empty text={t.noUnits} />;
        return (
          <div class="stack">
            <Select
              label={t.unit}
              value={unitId}
              onValue={(unit) => go("kode", unit)}
              options={inTree(units, lang).map((placed) => [placed.unit.unit_id, indented(placed)] as const)}
            />
            <CodeList
              key={unitId}
              unitId={unitId}
              mayPropose={roles.includes("operator") || roles.includes("city_admin")}
              today={on}
              putUpAt={(codeId) => `/${address("tim", unitId, "kode", codeId)}`}
            />
            <p class="hint">{t.screenHint}</p>
          </div>
        );
      }}
    </Awaited>
  );
}
