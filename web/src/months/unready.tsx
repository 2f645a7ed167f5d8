/** The units that a month still waits for, each with the way to what is to be decided. */
import { useState } from "preact/hooks";
import { address } from "../route";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import type { MonthState, UnitState } from "./say";
import { MONTHS } from "./words";

const AT_FIRST = 20;

export function Unready({ month }: { month: MonthState }) {
  const { t } = usePageWords(MONTHS);
  const [most, setMost] = useState(AT_FIRST);
  const { unready, outages, lock } = month;
  if (!unready.length && !outages) return null;
  const rest = unready.length - most;
  return (
    <section aria-labelledby="unready">
      <h2 id="unready">{lock ? t.afterLock : t.unready}</h2>
      {unready.length > 0 && (
        <ul class="rows card">
          {unready.slice(0, most).map((unit) => (
            <Unit key={unit.unit_id} unit={unit} />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <button type="button" class="quiet" onClick={() => setMost(unready.length)}>
          {t.more(rest)}
        </button>
      )}
      {outages > 0 && (
        <a class="link" href={address("kota", "gangguan")}>
          {t.outagesLink}
        </a>
      )}
    </section>
  );
}

function Unit({ unit }: { unit: UnitState }) {
  const { t, lang } = usePageWords(MONTHS);
  const { unit_id, name, open_dates, closed_through, undecided, requests } = unit;
  const through = closed_through ? shortDate(closed_through, lang) : "";
  return (
    <li class="row">
      <p class="row-name">{name}</p>
      {open_dates > 0 && <p>{t.openDates(open_dates, through)}</p>}
      {undecided + requests > 0 && (
        <div class="row-links">
          {undecided > 0 && (
            <a class="link" href={address("tim", unit_id, "sementara")}>
              {t.undecidedIn(undecided)}
              <span class="unseen">, {name}</span>
            </a>
          )}
          {requests > 0 && (
            <a class="link" href={address("tim", unit_id, "permohonan")}>
              {t.requestsIn(requests)}
              <span class="unseen">, {name}</span>
            </a>
          )}
        </div>
      )}
    </li>
  );
}
