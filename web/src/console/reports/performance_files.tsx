/** Reports of performance and budgets as files: a unit's, a person's, a budget's; where the same is looked at. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Order } from "../../given_out/order";
import { periodName, periodsAround } from "../../given_out/periods";
import { GIVEN_OUT } from "../../given_out/words";
import { Select } from "../../parts/labelled";
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

export function PersonFiles({ employeeId, month }: { employeeId: string; month: string }) {
  const { t } = usePageWords(GIVEN_OUT);
  const [period, setPeriod] = useState(month);
  const path = { employee_id: employeeId };
  const order = (format: "pdf" | "xlsx") => (once: Once) =>
    answer(
      api.POST("/employees/{employee_id}/performance-reports", {
        params: { path, ...once },
        body: { format, period_id: period },
      }),
    );
  return (
    <section class="card exports">
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

interface PeriodProps {
  month: string;
  period: string;
  setPeriod: (period: string) => void;
}

function PeriodChoice({ month, period, setPeriod }: PeriodProps) {
  const { t, lang } = usePageWords(GIVEN_OUT);
  return (
    <Select
      label={t.span}
      value={period}
      onValue={setPeriod}
      options={periodsAround(month).map((each) => [each, periodName(each, lang)])}
    />
  );
}
