/** Above the list: of which unit, and which of its requests. Both stand in the address. */
import { Select } from "../../parts/labelled";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { type SeenUnit, unitOptions } from "./units";
import { DESK_REQUESTS } from "./words";

/** What is dropped where another list is shown. */
const ANEW = { buka: null, page: null, jenis: null, q: null };

export function UnitChoice({ units, all }: { units: readonly SeenUnit[]; all: string }) {
  const { t, lang } = usePageWords(DESK_REQUESTS);
  const [{ unit = "" }, change] = useQuery();
  if (units.length < 2) return null;
  const options = unitOptions(units, lang);
  return (
    <Select
      label={t.unit}
      value={unit}
      onValue={(chosen) => change({ ...ANEW, unit: chosen })}
      options={all ? [["", all], ...options] : options}
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
