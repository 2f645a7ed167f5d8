/** On the home screen of whoever works by shifts: the way to the roster, and how many swaps await an answer. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Way } from "../parts/way";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { ROSTERS } from "./words";

export default function RosterCard() {
  const { t } = usePageWords(ROSTERS);
  const { me } = useInside();
  const asked = useAnswer("my swaps", () => answer(api.GET("/me/swaps")));
  const mine = me.employee.employee_id;
  const waiting = asked.data?.swaps.filter(({ state, other_id }) => state === "asked" && other_id === mine).length ?? 0;
  return (
    <Way route={["jadwal"]} title={t.mine}>
      <span class={waiting ? "late" : "soft"}>{waiting ? t.awaitsYou(waiting) : t.mineHint}</span>
    </Way>
  );
}
