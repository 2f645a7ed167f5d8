/** On a city admin's home screen: how many changes wait for their decision. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice } from "../parts/notice";
import { address } from "../route";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { CHANGES } from "./changes_words";
import type { Proposal } from "./outcome";

export default function WaitingCard() {
  const { t } = usePageWords(CHANGES);
  const { me } = useInside();
  const asked = useAnswer("proposals", () => answer(api.GET("/proposals")));
  const waiting = asked.data?.proposals.filter((each) => awaits(each, me.employee.employee_id)).length ?? 0;
  if (!waiting) return null;
  return (
    <Notice tone="warn">
      <p>{t.awaitYou(waiting)}</p>
      <a class="quiet" href={address("kota", "perubahan")}>
        {t.seeThem}
      </a>
    </Notice>
  );
}

/** Nobody decides what they proposed or what is about themselves. */
export function awaits({ state, proposed_by, summary }: Proposal, employeeId: string): boolean {
  return state === "waiting" && proposed_by !== employeeId && summary.employee_id !== employeeId;
}
