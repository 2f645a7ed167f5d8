/** One day in full: what it came to and why, each slot with its receipt, and what may still be asked about it. */
import { useEffect, useRef } from "preact/hooks";
import type { Schemas } from "../api/client";
import { VERDICTS } from "../requests/verdict_words";
import { address } from "../route";
import { useInside } from "../state/inside";
import { longDate, shortDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { type Day, kindOf, toneOf } from "./kind";
import { Mark } from "./mark";
import { askOf, hoursOf, type SlotLine, sayKind, sayRule, slotLines } from "./say";
import { HISTORY } from "./words";

interface DayDetailProps {
  day: Day;
  now: string;
  /** Somebody chose it: it comes into sight, and is told to who cannot see it. */
  isChosen: boolean;
}

export function DayDetail({ day, now, isChosen }: DayDetailProps) {
  const { t, w, lang } = usePageWords(HISTORY);
  const card = useRef<HTMLElement>(null);
  const kind = kindOf(day, now);
  const { today } = useInside();
  const lines = slotLines(day, now, Date.now() + today.offset, t, w);
  const status = sayKind(day, kind, t);
  const rule = sayRule(day, t);
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <section class="card day-detail" aria-labelledby="day" ref={card}>
      <h2 id="day">{longDate(day.local_date, lang)}</h2>
      <p class={`day-status say-${toneOf(kind)}`}>
        <Mark kind={kind} />
        {status}
      </p>
      {rule && rule !== status && <p class="soft">{rule}</p>}
      {day.trial && day.local_date <= now && <p class="soft">{t.trialDay}</p>}
      {lines.length > 0 && (
        <ul class="slot-lines">
          {lines.map((line) => (
            <Line key={line.slot} line={line} day={day} ask={askOf(day, line.slot, now)} />
          ))}
        </ul>
      )}
      {day.verdict && day.verdict.missing_min > 0 && <p class="soft">{t.missingMin(day.verdict.missing_min)}</p>}
      <p class="unseen" role="status">
        {isChosen ? `${longDate(day.local_date, lang)}: ${status}` : ""}
      </p>
    </section>
  );
}

interface LineProps {
  line: SlotLine;
  day: Day;
  ask: Schemas["MayAskView"] | undefined;
}

function Line({ line: { slot, plan, checkIn, punch, state, tone, notes }, day, ask }: LineProps) {
  const { t, w, lang } = usePageWords(HISTORY);
  const name = slotName(slot, w);
  return (
    <li class="slot-line">
      <div class="slot-line-head">
        <p>
          <span class="strong">{name}</span>
          {plan && <span class="soft small">{hoursOf(plan, t, w)}</span>}
        </p>
        <p class={`slot-line-state say-${tone}`}>
          {punch && <span class="clock">{punch.local_time}</span>}
          {checkIn && (
            <a class="clock" href={address("bukti", slot, checkIn.local_date)}>
              {checkIn.local_time}
              <span class="unseen">
                , {w.slot.details(name)}, {longDate(checkIn.local_date, lang)}
              </span>
            </a>
          )}
          {state && <span>{state}</span>}
        </p>
      </div>
      {notes.length > 0 && <p class="soft small starts">{notes.join(" · ")}</p>}
      {ask && <Ask ask={ask} on={day.local_date} />}
    </li>
  );
}

function Ask({ ask, on }: { ask: Schemas["MayAskView"]; on: string }) {
  const { t, w, lang } = usePageWords(VERDICTS);
  return (
    <p>
      <a class="link" href={address("permohonan", "baru", ask.kind, on, ask.slot)}>
        {ask.kind === "correction" ? t.correct : t.object}
        <span class="unseen">
          , {slotName(ask.slot, w)}, {longDate(on, lang)}
        </span>
      </a>{" "}
      <span class="soft small">{t.until(shortDate(ask.until, lang))}</span>
    </p>
  );
}
