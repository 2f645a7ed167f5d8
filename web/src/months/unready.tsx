/** The units that a month still waits for, each with the way to what is to be decided. */
import { useState } from "preact/hooks";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type MonthState, openSince, type UnitState } from "./say";
import { MONTHS } from "./words";

const AT_FIRST = 20;

export function Unready({ month }: { month: MonthState }) {
  const { t } = usePageWords(MONTHS);
  const { wayTo } = useHere();
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
        <a class="link" href={wayTo("kota", "gangguan")}>
          {t.outagesLink}
        </a>
      )}
    </section>
  );
}

function Unit({ unit, month }: { unit: UnitState; month: string }) {
  const { t, lang } = usePageWords(MONTHS);
  const { unit_id, name, open_dates, undecided, first_undecided, requests } = unit;
  return (
    <li class="row">
      <p class="row-name">{name}</p>
      {open_dates > 0 && <p>{t.openDates(open_dates, shortDate(openSince(unit, month), lang))}</p>}
      {undecided + requests > 0 && (
        <div class="row-links">
          {first_undecided && (
            <Way to={["tim", unit_id, "sementara", first_undecided]} name={name} text={t.undecidedIn(undecided)} />
          )}
          {requests > 0 && <Way to={["tim", unit_id, "permohonan"]} name={name} text={t.requestsIn(requests)} />}
        </div>
      )}
    </li>
  );
}

/** Where an admin decides it; an auditor only reads how much it is. */
export function Way({ to, name, text }: { to: string[]; name: string; text: string }) {
  const { me, wayTo } = useHere();
  if (!holds(me, ["city_admin"])) return <span>{text}</span>;
  return (
    <a class="link" href={wayTo(...to)}>
      {text}
      <span class="unseen"> {name}</span>
    </a>
  );
}
