/** `#/hitungan[/<month>]`: what one's month takes off and what the year came to, each day with a way to its details. */
import "./own_count.css";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { later } from "../parts/later";
import { MonthStepper } from "../parts/stepper";
import { Way } from "../parts/way";
import { address, goInstead, useRoute } from "../route";
import { OWN_PAGES } from "../screens/own_page_words";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { MonthCard } from "./month_card";
import { COUNT } from "./words";
import { YearCard } from "./year_card";

const OwnCases = later(() => import("../own_cases/own_cases"));

export default function CountPage() {
  const { t } = usePageWords(COUNT);
  const { t: pages } = usePageWords(OWN_PAGES);
  const { on: now } = useHere();
  const [, asked = ""] = useRoute();
  const thisMonth = now.slice(0, 7);
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked < thisMonth ? asked : thisMonth;
  const year = month.slice(0, 4);
  const deductions = useAnswer(`allowance ${month}`, () =>
    answer(api.GET("/me/allowance/{month}", { params: { path: { month } } })),
  );
  const discipline = useAnswer(`discipline ${year}`, () =>
    answer(api.GET("/me/discipline/{year}", { params: { path: { year } } })),
  );
  return (
    <>
      <p class="lead">{t.lead}</p>
      <MonthStepper
        month={month}
        previous={t.previous}
        next={t.next}
        goTo={(chosen) => goInstead("hitungan", chosen)}
        last={thisMonth}
      />
      <Awaited asked={deductions}>{(found) => <MonthCard found={found} />}</Awaited>
      <Awaited asked={discipline}>{(found) => <YearCard found={found} />}</Awaited>
      <OwnCases />
      <Way route={["kepatuhan"]} title={pages.kepatuhan} />
      <section class="card stack" aria-labelledby="object">
        <h2 id="object">{t.objectTitle}</h2>
        <p>{t.object}</p>
        <a class="quiet" href={address("riwayat", month)}>
          {t.toHistory}
        </a>
      </section>
    </>
  );
}
