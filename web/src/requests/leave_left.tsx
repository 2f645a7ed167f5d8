/** Above one's requests: how many days of annual leave are left this year, and how that is reckoned. */
import "./leave.css";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { REQUESTS } from "./words";

type Leave = Schemas["LeaveView"];

export function LeaveLeft() {
  const asked = useAnswer("leave", () => answer(api.GET("/me/leave")));
  return <Awaited asked={asked}>{(leave) => leave.kinds.includes("annual") && <Left leave={leave} />}</Awaited>;
}

function Left({ leave }: { leave: Leave }) {
  const { t } = usePageWords(REQUESTS);
  return (
    <section class="card leave-left" aria-labelledby="leave">
      <h2 id="leave">{t.leaveOf(leave.year)}</h2>
      <p>
        <span class="leave-days clock">{leave.left_days}</span> {t.daysLeft(leave.left_days)}
      </p>
      <dl class="facts">
        {partsOf(leave).map(([part, days]) => (
          <div key={part}>
            <dt>{t.leaveParts[part]}</dt>
            <dd class="clock">{days}</dd>
          </div>
        ))}
      </dl>
      {leave.basis === "opening" && <p class="hint">{t.fromOpening}</p>}
      {leave.basis === "assumed" && <p class="hint">{t.assumed}</p>}
    </section>
  );
}

export type LeavePart = "granted" | "carried" | "used" | "waiting";

/** What adds and what takes away, with its sign; the year's own days always, the others where there are any. */
export function partsOf(leave: Pick<Leave, `${LeavePart}_days`>): (readonly [LeavePart, string])[] {
  const { granted_days, carried_days, used_days, waiting_days } = leave;
  const others = [
    ["carried", carried_days, "+"],
    ["used", used_days, "−"],
    ["waiting", waiting_days, "−"],
  ] as const;
  const shown = others.filter(([, days]) => days > 0).map(([part, days, sign]) => [part, `${sign}${days}`] as const);
  return [["granted", String(granted_days)], ...shown];
}
