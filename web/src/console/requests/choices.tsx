/** Above the list: of which unit, and which of its requests. Both stand in the address. */
import { Select } from "../../parts/labelled";
import { UnitSelect } from "../../parts/unit_select";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import type { SeenUnit } from "./units";
import { DESK_REQUESTS } from "./words";

/** What is dropped where another list is shown. */
const ANEW = { buka: null, page: null, jenis: null, q: null };

export function UnitChoice({ units, all }: { units: readonly SeenUnit[]; all: string }) {
  const { t } = usePageWords(DESK_REQUESTS);
  const [{ unit = "" }, change] = useQuery();
  if (units.length < 2) return null;
  return (
    <UnitSelect
      label={t.unit}
      units={units}
      value={unit}
      onValue={(chosen) => change({ ...ANEW, unit: chosen })}
      first={all ? [["", all]] : []}
    />
  );
}

export function ViewChoice({ view, views }: { view: string; views: readonly string[] }) {
  const { t } = usePageWords(DESK_REQUESTS);
  const [, change] = useQuery();
  return (
    <Select
      label={t.view}
      value={view}
      onValue={(lihat) => change({ ...ANEW, sort: null, lihat: lihat === views[0] ? null : lihat })}
      options={views.map((each) => [each, t.views[each] ?? each] as const)}
    />
  );
}
