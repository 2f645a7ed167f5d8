/** A budget line that stands in no file: a city admin's. Saved, it opens. */
import { address } from "../../route";
import { useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Awaited, Empty } from "../parts/states";
import { useQuery, withQuery } from "../use_query";
import { LineForm } from "./line_form";
import { useChoice } from "./parts";
import { BUDGET } from "./words";

export const NEW = "baru"; // in the address, where a line's id stands

export function NewLine({ unitId }: { unitId: string }) {
  const { t } = usePageWords(BUDGET);
  const { roles } = useDesk();
  const { year } = useChoice();
  const [{ tahun = null }, change] = useQuery();
  const units = useUnits();
  return (
    <>
      <p class="trail">
        <a href={withQuery(address("anggaran", "unit", unitId), { tahun })}>{t.back}</a>
      </p>
      <Awaited asked={units}>
        {(found) => {
          const unit = found.find(({ unit_id }) => unit_id === unitId);
          if (!unit || !roles.includes("city_admin")) return <Empty text={t.noUnits} />;
          return (
            <section class="card stack">
              <h2>{t.newLineIn(unit.name)}</h2>
              <LineForm
                unitId={unitId}
                year={year}
                line={null}
                saved={async ({ line_id }) => change({ baris: line_id })}
              />
            </section>
          );
        }}
      </Awaited>
    </>
  );
}
