/** A unit's check-ins of today by their distance from each office: no person, no point. */
import { useEffect } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Input, Select } from "../../parts/labelled";
import { UnitSelect } from "../../parts/unit_select";
import { useUnits } from "../../state/read_city";
import { standing } from "../../state/standing";
import { longDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { useQuery } from "../use_query";
import { type Bin, binsByOffice, shownBins } from "./nearness";
import { OFFICES } from "./words";

const SLOTS = ["arrival", "midday", "departure", "event"] as const;

interface NearProps {
  names: ReadonlyMap<string, string>;
  today: string;
  chosen: string;
  choose: (officeId: string) => void;
  tell: (bins: ReadonlyMap<string, readonly Bin[]>) => void;
}

export function NearPanel({ names, today, chosen, choose, tell }: NearProps) {
  const { t, w, lang } = usePageWords(OFFICES);
  const [{ unit = "", tanggal = "", slot = "" }, change] = useQuery();
  const on = tanggal || today;
  const units = useUnits();
  const asked = useAnswer(unit ? `near ${unit} ${on} ${slot}` : null, async () => {
    const params = { path: { unit_id: unit, on } };
    const { people } = await answer(api.GET("/units/{unit_id}/days/{on}", { params }));
    const made = people.flatMap(({ check_ins }) => check_ins).filter((each) => !slot || each.slot === slot);
    return binsByOffice(made, new Set(names.keys()));
  });
  useEffect(() => tell(asked.data ?? new Map()), [asked.data, tell]);
  return (
    <section class="stack" aria-labelledby="near">
      <div>
        <h2 id="near">{t.distances}</h2>
        <p class="soft">
          {longDate(on, lang)}. {t.nearLead}
        </p>
      </div>
      <UnitSelect
        label={t.unit}
        units={standing(units.data ?? [], on)}
        value={unit}
        onValue={(value) => change({ unit: value })}
        first={[["", t.chooseUnit]]}
      />
      <Input type="date" label={t.day} value={on} max={today} onValue={(value) => change({ tanggal: value })} />
      <Select
        label={t.slot}
        value={slot}
        onValue={(value) => change({ slot: value })}
        options={[["", t.everySlot], ...SLOTS.map((each) => [each, slotName(each, w)] as const)]}
      />
      {unit && (
        <Awaited asked={asked}>
          {(found) => (
            <>
              {!found.size && <Empty text={t.nearNone} />}
              {[...found].map(([officeId, bins]) => (
                <Histogram
                  key={officeId}
                  name={names.get(officeId) ?? officeId}
                  bins={shownBins(bins)}
                  choose={officeId === chosen ? null : () => choose(officeId)}
                />
              ))}
            </>
          )}
        </Awaited>
      )}
    </section>
  );
}

function Histogram({ name, bins, choose }: { name: string; bins: readonly Bin[]; choose: (() => void) | null }) {
  const { t } = usePageWords(OFFICES);
  const most = Math.max(...bins.map(({ count }) => count));
  const sum = bins.reduce((all, { count }) => all + count, 0);
  return (
    <div class="card stack">
      <table class="table near">
        <caption>
          <span class="strong">{name}</span> <span class="soft">{t.all(sum)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.distance}</th>
            <th scope="col" class="figure">
              {t.count}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {bins.map(({ fromM, toM, count }) => (
            <tr key={fromM}>
              <th scope="row">{t.between(fromM, toM)}</th>
              <td class="figure">{count}</td>
              <td class="near-bar" aria-hidden="true">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect width={(100 * count) / most} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {choose && (
        <button type="button" class="quiet" aria-label={`${t.show}: ${name}`} onClick={choose}>
          {t.show}
        </button>
      )}
    </div>
  );
}
