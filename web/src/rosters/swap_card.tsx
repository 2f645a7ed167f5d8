/** One swap: who, which dates and letters, what became of it, what is odd; and what may be done as children. */
import type { ComponentChildren } from "preact";
import type { Schemas } from "../api/client";
import { Notice } from "../parts/notice";
import { useInside } from "../state/inside";
import { dateAndTime, longDate, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type Letter, letterName } from "./meanings";
import { ROSTERS } from "./words";

export type Swap = Schemas["SwapView"];

const TONES: Record<string, string> = {
  asked: "warn",
  agreed: "warn",
  approved: "ok",
  rejected: "bad",
  refused: "bad",
};

interface SwapCardProps {
  swap: Swap;
  letters: readonly Letter[];
  children?: ComponentChildren;
}

export function isOpen({ state }: Swap): boolean {
  return state === "asked" || state === "agreed";
}

export function SwapCard({ swap, letters, children }: SwapCardProps) {
  const { t, lang } = usePageWords(ROSTERS);
  const { today } = useInside();
  const names: Record<string, string> = { [swap.one_id]: swap.one_name, [swap.other_id]: swap.other_name };
  return (
    <li class="card swap">
      <h3>{t.between(swap.one_name, swap.other_name)}</h3>
      <p>
        <span class={`tag ${TONES[swap.state] ?? "off"}`}>{t.states[swap.state] ?? swap.state}</span>
      </p>
      <SwapDays days={swap.days} one={swap.one_name} other={swap.other_name} letters={letters} />
      {!swap.stands && (
        <Notice tone="warn">
          <p>{t.stale}</p>
        </Notice>
      )}
      {swap.touches.map((touch) => (
        <Notice key={`${touch.employee_id} ${touch.first_on}`} tone="warn" icon="alert">
          <p>
            {t.touches(
              names[touch.employee_id] ?? "",
              shortDate(touch.first_on, lang),
              shortDate(touch.second_on, lang),
            )}
          </p>
        </Notice>
      ))}
      <ul class="trail">
        {swap.steps.map((step) => (
          <li key={step.state}>
            {t.steps[step.state] ?? step.state}, {dateAndTime(step.at, lang, today.data?.zone)}
            {step.reason && `: “${step.reason}”`}
          </li>
        ))}
      </ul>
      {children}
    </li>
  );
}

interface SwapDaysProps {
  days: readonly Schemas["SwapDayView"][];
  one: string;
  other: string;
  letters: readonly Letter[];
}

/** On each date: each one's letter, and what it becomes. */
export function SwapDays({ days, one, other, letters }: SwapDaysProps) {
  const { t, lang } = usePageWords(ROSTERS);
  const name = (code: string) => letterName(code, letters, t);
  return (
    <dl class="swap-days">
      {days.map((day) => (
        <div key={day.on}>
          <dt class="strong">{longDate(day.on, lang)}</dt>
          <dd>{t.person(one, name(day.one_letter), name(day.other_letter))}</dd>
          <dd>{t.person(other, name(day.other_letter), name(day.one_letter))}</dd>
        </div>
      ))}
    </dl>
  );
}
