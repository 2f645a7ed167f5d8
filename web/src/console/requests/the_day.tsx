/** What lies on the date that a request is about: what was recorded, and what the closed day came to. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { OF_A_SLOT, type Request } from "../../requests/ask";
import { sayVerdict, VERDICTS } from "../../requests/verdict_words";
import { useHere } from "../../state/here";
import { longDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { Facts } from "../parts/facts";
import { Awaited } from "../parts/states";
import { DESK_REQUESTS } from "./words";

const OF_A_DAY = [...OF_A_SLOT, "permission"];

/** Nothing for what is to come, for whole days, and where the reader does not see the person's attendance. */
export function TheDay({ request }: { request: Request }) {
  const { on } = useHere();
  const { employee_id, kind, starts_on, is_whole } = request;
  const isSeen = is_whole && OF_A_DAY.includes(kind) && starts_on <= on;
  const month = starts_on.slice(0, 7);
  const params = { path: { employee_id }, query: { month } };
  const asked = useAnswer(isSeen ? `attendance ${employee_id} ${month}` : null, () =>
    answer(api.GET("/employees/{employee_id}/attendance", { params })),
  );
  if (!isSeen || asked.refusal?.status === 404) return null;
  return (
    <Awaited asked={asked}>
      {({ month: { days } }) => {
        const day = days.find(({ local_date }) => local_date === starts_on);
        return day && <Day day={day} />;
      }}
    </Awaited>
  );
}

function Day({ day }: { day: Schemas["DayView"] }) {
  const { t, w, lang } = usePageWords(DESK_REQUESTS);
  const verdicts = usePageWords(VERDICTS).t;
  return (
    <section class="card stack">
      <h3>{t.day(longDate(day.local_date, lang))}</h3>
      <div>
        <p class="strong">{day.verdict ? sayVerdict(day.verdict, verdicts, (slot) => slotName(slot, w)) : t.dayOpen}</p>
        {day.trial && <p class="soft">{t.trial}</p>}
        {day.rule_name && <p class="soft">{day.rule_name}</p>}
      </div>
      {day.check_ins.length ? (
        <Facts
          isInside
          of={day.check_ins.map(({ slot, local_time, state, late_min, early_min }) => [
            slotName(slot, w),
            [
              local_time,
              t.states[state] ?? state,
              late_min > 0 && t.late(late_min),
              early_min > 0 && t.early(early_min),
            ]
              .filter(Boolean)
              .join(", "),
          ])}
        />
      ) : (
        <p class="soft">{t.noCheckIns}</p>
      )}
    </section>
  );
}
