/** The photo of one's own check-in, who else has opened it and why, and what is asked about it. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import type { CheckIn } from "../check_in/slot_state";
import { Question } from "../reviews/question";
import { Awaited } from "../setting_up/asked";
import { useInside } from "../state/inside";
import { dateAndTime, longDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { Look } from "./look";
import { SELFIES } from "./words";

export function MySelfie({ checkIn }: { checkIn: CheckIn }) {
  return (
    <>
      <Question checkIn={checkIn} />
      <Photo checkIn={checkIn} />
    </>
  );
}

function Photo({ checkIn }: { checkIn: CheckIn }) {
  const { t, w, lang } = usePageWords(SELFIES);
  const { today } = useInside();
  const path = { on: checkIn.local_date, slot: checkIn.slot };
  const month = checkIn.local_date.slice(0, 7);
  const asked = useAnswer(`selfie views ${month}`, () =>
    answer(api.GET("/me/selfie-views", { params: { query: { month } } })),
  );
  const when = `${slotName(checkIn.slot, w)}, ${longDate(checkIn.local_date, lang)}`;
  return (
    <section class="card stack" aria-labelledby="selfie">
      <h2 id="selfie">{t.mine}</h2>
      <Look alt={t.altMine(when)} ask={() => answer(api.GET("/check-ins/{on}/{slot}/selfie", { params: { path } }))} />
      <h3>{t.viewedBy}</h3>
      <Awaited asked={asked}>
        {({ views }) => {
          const mine = views.filter(({ on, slot }) => on === checkIn.local_date && slot === checkIn.slot);
          if (!mine.length) return <p class="soft">{t.nobody}</p>;
          return (
            <ul class="rows">
              {mine.map((view) => (
                <li key={view.at} class="row">
                  <p class="strong">{view.by}</p>
                  <p class="soft">
                    {dateAndTime(view.at, lang, today.data?.zone)} · {t.reasons[view.reason] ?? view.reason}
                    {view.case_number && ` (${t.caseNumber(view.case_number)})`}
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Awaited>
    </section>
  );
}
