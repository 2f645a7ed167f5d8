/** How many check-ins were made for others on one's own phone this month, and which. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { useHere } from "../state/here";
import { shortDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { TEAM_CHECK_IN } from "./words";

interface OwnCountProps {
  names: ReadonlyMap<string, string>;
  /** Changes when another one is made: then it is counted anew. */
  made: number;
}

export function OwnCount({ names, made }: OwnCountProps) {
  const { t, w, lang } = usePageWords(TEAM_CHECK_IN);
  const { me, on } = useHere();
  const month = on.slice(0, 7);
  const path = { employee_id: me.employee.employee_id, month };
  const { data } = useAnswer(`team check-ins ${month} ${made}`, () =>
    answer(api.GET("/employees/{employee_id}/team-check-ins/{month}", { params: { path } })),
  );
  if (!data) return null; // beside the point of the page: its absence hinders nobody
  if (!data.check_ins.length) return <p>{t.myCount(0, 0)}</p>;
  return (
    <details>
      <summary>{t.myCount(data.check_ins.length, data.people)}</summary>
      <ul>
        {[...data.check_ins].reverse().map(({ local_date, slot, employee_id }) => (
          <li key={`${local_date} ${slot} ${employee_id}`}>
            {names.get(employee_id) ?? "–"}
            <span class="soft">
              {" "}
              · {slotName(slot, w)}, {shortDate(local_date, lang)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
