/** Reports of performance and budgets as files: a unit's, a budget's; where the same is looked at. */
import "./reports.css";
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Order } from "../../given_out/order";
import { PeriodChoice } from "../../given_out/period_choice";
import { GIVEN_OUT } from "../../given_out/words";
import { BOOKKEEPERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";

type Once = { header: { "Idempotency-Key": string } };
interface Rested {
  rested?: () => void;
}

export function UnitFiles({ unitId, month, ...rested }: { unitId: string; month: string } & Rested) {
  const { t } = usePageWords(GIVEN_OUT);
  const { roles } = useDesk();
  const [period, setPeriod] = useState(month);
  const path = { unit_id: unitId };
  const order = (format: "pdf" | "xlsx" | "csv") => (once: Once) =>
    answer(
      api.POST("/units/{unit_id}/performance-reports", {
        params: { path, ...once },
        body: { format, period_id: period },
      }),
    );
  const progress = (once: Once) =>
    answer(
      api.POST("/units/{unit_id}/daily-progress-exports", { params: { path, ...once }, body: { period_id: period } }),
    );
  return (
    <section class="card exports">
      <h2>{t.unit}</h2>
      <p class="soft">{t.unitNote}</p>
      <PeriodChoice month={month} period={period} setPeriod={setPeriod} />
      <Order
        key={`unit ${period}`}
        choices={[
          ["XLSX", order("xlsx")],
          ["PDF", order("pdf")],
          ["CSV", order("csv")],
        ]}
        {...rested}
      />
      {BOOKKEEPERS.some((role) => roles.includes(role)) && (
        <>
          <h3>{t.progress}</h3>
          <p class="soft small">{t.progressNote}</p>
          <Order key={`progress ${period}`} choices={[[t.progress, progress]]} {...rested} />
        </>
      )}
      <p class="soft small">{t.audited}</p>
    </section>
  );
}

/** `unitId` null: each unit within reach and their sum. */
export function BudgetFiles({ unitId, month, ...rested }: { unitId: string | null; month: string } & Rested) {
  const { t } = usePageWords(GIVEN_OUT);
  const order = (format: "pdf" | "xlsx" | "csv") => (params: Once) =>
    answer(api.POST("/budget-reports", { params, body: { format, month, unit_id: unitId } }));
  return (
    <section class="card exports">
      <h2>{t.budget}</h2>
      <p class="soft">{unitId ? t.budgetUnit : t.budgetCity}</p>
      <Order
        key={`${unitId} ${month}`}
        choices={[
          ["XLSX", order("xlsx")],
          ["PDF", order("pdf")],
          ["CSV", order("csv")],
        ]}
        {...rested}
      />
      <p class="soft small">{t.audited}</p>
    </section>
  );
}
