/** On the home screen of whoever works by shifts: the way to the roster, and how many swaps await an answer. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { address } from "../route";
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
    <a class="card row-link" href={address("jadwal")}>
      <span>
        <span class="strong">{t.mine}</span>
        <span class={waiting ? "late" : "soft"}>{waiting ? t.awaitsYou(waiting) : t.mineHint}</span>
      </span>
      <Icon name="next" />
    </a>
  );
}
