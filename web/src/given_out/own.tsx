/** `#/kinerja/laporan[/<month>]`: one's own report of performance as a file, and the daily progress for elsewhere. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { Order } from "./order";
import { PeriodChoice } from "./period_choice";
import { GIVEN_OUT } from "./words";

export function OwnReport({ month }: { month: string }) {
  const { t } = usePageWords(GIVEN_OUT);
  const { on } = useHere();
  const shown = /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : on.slice(0, 7);
  const [period, setPeriod] = useState(shown);
  const order = (format: "pdf" | "xlsx" | "csv") => (params: { header: { "Idempotency-Key": string } }) =>
    answer(api.POST("/me/performance-reports", { params, body: { format, period_id: period } }));
  return (
    <>
      <p class="lead">{t.ownLead}</p>
      <PeriodChoice month={shown} period={period} setPeriod={setPeriod} />
      <section class="card stack" aria-labelledby="own-report">
        <h2 id="own-report">{t.own}</h2>
        <Order
          key={`report ${period}`}
          choices={[
            ["PDF", order("pdf")],
            ["XLSX", order("xlsx")],
          ]}
        />
      </section>
      <section class="card stack" aria-labelledby="own-progress">
        <h2 id="own-progress">{t.progress}</h2>
        <p class="soft small">{t.progressNote}</p>
        <Order key={`progress ${period}`} choices={[["CSV", order("csv")]]} />
      </section>
      <p class="soft small">{t.audited}</p>
    </>
  );
}
