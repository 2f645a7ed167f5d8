/** Days of a locked month that were judged otherwise since: unit by unit, read when it is opened. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { VERDICTS } from "../requests/verdict_words";
import { Awaited } from "../setting_up/asked";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type AmendedDay, amendedOf, type JudgedPerson } from "./amended_days";
import type { MonthState, UnitState } from "./say";
import { MONTHS } from "./words";

export function Amended({ month: { month, amended } }: { month: MonthState }) {
  const { t } = usePageWords(MONTHS);
  return (
    <section aria-labelledby="amended">
      <h2 id="amended">{t.amended}</h2>
      <p class="soft">{amended.length ? t.amendedLead : t.noneAmended}</p>
      {amended.map((unit) => (
        <Unit key={unit.unit_id} unit={unit} month={month} />
      ))}
    </section>
  );
}

function Unit({ unit, month }: { unit: UnitState; month: string }) {
  const { t } = usePageWords(MONTHS);
  const [isOpen, setOpen] = useState(false);
  const asked = useAnswer(isOpen ? `amended ${unit.unit_id} ${month}` : null, () => readDays(unit.unit_id, month));
  return (
    <details class="card fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.amendedIn(unit.name, unit.amended)}</summary>
      {isOpen && <Awaited asked={asked}>{(days) => <Days days={days} all={unit.amended} />}</Awaited>}
    </details>
  );
}

function Days({ days, all }: { days: readonly AmendedDay[]; all: number }) {
  const { t, lang } = usePageWords(MONTHS);
  const { statuses } = usePageWords(VERDICTS).t;
  const unjudged = all - days.length;
  return (
    <>
      <ul class="rows">
        {days.map(({ employeeId, name, on, was, now }) => (
          <li class="row" key={`${employeeId} ${on}`}>
            <p class="row-name">{name}</p>
            <p>
              {shortDate(on, lang)}: {t.became(statuses[was] ?? was, statuses[now] ?? now)}
            </p>
          </li>
        ))}
      </ul>
      {unjudged > 0 && <p class="hint">{t.unjudged(unjudged)}</p>}
    </>
  );
}

async function readDays(unit_id: string, month: string): Promise<AmendedDay[]> {
  const people: JudgedPerson[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const params = { path: { unit_id, month }, query: { page } };
    const found = await answer(api.GET("/units/{unit_id}/months/{month}/totals", { params }));
    people.push(...found.people);
    pages = found.pages;
  }
  return amendedOf(people);
}
