/** Whether a month is entered now, and until when. */
import type { Schemas } from "../api/client";
import { Notice } from "../parts/notice";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { OWN_BUDGET } from "./words";

export type Line = Schemas["BudgetLineView"];
export type Seen = Schemas["BudgetMonthView"];

export function isOpen({ state }: Seen): boolean {
  return state === "open" || state === "unlocked";
}

export function MonthState({ seen }: { seen: Seen }) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  const until = longDate((seen.state === "unlocked" && seen.unlocked_until_on) || seen.locks_after_on, lang);
  return (
    <Notice tone="info" icon={isOpen(seen) ? "clock" : "lock"}>
      <p>{t.states[seen.state]?.(until)}</p>
    </Notice>
  );
}
