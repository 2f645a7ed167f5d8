/** A city admin has a unit's locked month entered again, up to a date and with a reason. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { refuse } from "../../api/refusal";
import { OWN_BUDGET } from "../../own_budget/words";
import { Input } from "../../parts/labelled";
import { Sheet } from "../../parts/sheet";
import { useHere } from "../../state/here";
import { dateBeside } from "../../words/format";
import { usePageWords } from "../../words/words";
import { BUDGET } from "./words";

const DAYS = 7; // offered; the server takes a month

interface UnlockProps {
  unitId: string;
  seen: Schemas["BudgetMonthView"];
  done: () => Promise<void>;
}

export function UnlockForm({ unitId, seen: { year, month }, done }: UnlockProps) {
  const { t } = usePageWords(BUDGET);
  const { t: own } = usePageWords(OWN_BUDGET);
  const { on } = useHere();
  const [untilOn, setUntilOn] = useState(dateBeside(on, DAYS));
  const [reason, setReason] = useState("");
  async function send() {
    refuse([!reason.trim(), "/reason", t.reasonMissing]);
    const path = { unit_id: unitId, year: String(year), month: String(month) };
    const body = { until_on: untilOn, reason: reason.trim() };
    await answer(api.PUT("/units/{unit_id}/budgets/{year}/unlocks/{month}", { params: { path }, body }));
    await done();
  }
  return (
    <section class="card stack">
      <h2>{t.unlock}</h2>
      <p class="soft">{t.unlockLead}</p>
      <Sheet send={send} submit={t.open} busyLabel={own.saving} quiet>
        {(faultAt) => (
          <>
            <Input
              type="date"
              label={t.untilOn}
              value={untilOn}
              min={on}
              onValue={setUntilOn}
              fault={faultAt("/until_on")}
            />
            <Input label={t.reason} value={reason} onValue={setReason} fault={faultAt("/reason")} />
          </>
        )}
      </Sheet>
    </section>
  );
}
