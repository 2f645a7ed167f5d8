/** The units that a month still waits for, each with the way to what is to be decided. */
import { useState } from "preact/hooks";
import { address } from "../route";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type MonthState, openSince, type UnitState } from "./say";
import { MONTHS } from "./words";

const AT_FIRST = 20;

export function Unready({ month }: { month: MonthState }) {
  const { t } = usePageWords(MONTHS);
  const [most, setMost] = useState(AT_FIRST);
  const { unready, outages, open_dates } = month;
  if (!unready.length && !outages) return null;
  const rest = unready.length - most;
  return (
    <section aria-labelledby="unready">
      <h2 id="unready">{open_dates ? t.unready : t.waits}</h2>
      {unready.length > 0 && (
        <ul class="rows card">
          {unready.slice(0, most).map((unit) => (
            <Unit key={unit.unit_id} unit={unit} month={month.month} />
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

function Unit({ unit, month }: { unit: UnitState; month: string }) {
  const { t, lang } = usePageWords(MONTHS);
  const { unit_id, name, open_dates, undecided, requests } = unit;
  return (
    <li class="row">
      <p class="row-name">{name}</p>
      {open_dates > 0 && <p>{t.openDates(open_dates, shortDate(openSince(unit, month), lang))}</p>}
      {undecided + requests > 0 && (
        <div class="row-links">
          {undecided > 0 && (
            <a class="link" href={address("tim", unit_id, "sementara")}>
              {t.undecidedIn(undecided)}
              <span class="unseen"> {name}</span>
            </a>
          )}
          {requests > 0 && (
            <a class="link" href={address("tim", unit_id, "permohonan")}>
              {t.requestsIn(requests)}
              <span class="unseen"> {name}</span>
            </a>
          )}
        </div>
      )}
    </li>
  );
}
