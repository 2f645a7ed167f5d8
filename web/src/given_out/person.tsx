/** Somebody's report of performance as a file, for who leads them: nothing for who reads no assessment. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useHere } from "../state/here";
import { CASE_READERS } from "../state/roles";
import { usePageWords } from "../words/words";
import { Order } from "./order";
import { PeriodChoice } from "./period_choice";
import { GIVEN_OUT } from "./words";

type Once = { header: { "Idempotency-Key": string } };

export function PersonFiles({ employeeId, month }: { employeeId: string; month: string }) {
  const { t } = usePageWords(GIVEN_OUT);
  const { me } = useHere();
  const [period, setPeriod] = useState(month);
  const path = { employee_id: employeeId };
  const order = (format: "pdf" | "xlsx") => (once: Once) =>
    answer(
      api.POST("/employees/{employee_id}/performance-reports", {
        params: { path, ...once },
        body: { format, period_id: period },
      }),
    );
  if (!me.employee.grants.some(({ role }) => CASE_READERS.includes(role))) return null;
  return (
    <section class="card stack">
      <h2>{t.person}</h2>
      <PeriodChoice month={month} period={period} setPeriod={setPeriod} />
      <Order
        key={period}
        choices={[
          ["PDF", order("pdf")],
          ["XLSX", order("xlsx")],
        ]}
      />
      <p class="soft small">{t.audited}</p>
    </section>
  );
}
