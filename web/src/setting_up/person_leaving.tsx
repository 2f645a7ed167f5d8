/** A person's last day of service: set, moved, or taken back. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Input, Select } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { PEOPLE } from "./people_words";

type Person = Schemas["PersonView"];
type Reason = Schemas["LeavingBody"]["reason"];

interface LeavingProps {
  person: Person;
  changed: (said: string) => Promise<void>;
}

export function Leaving({ person: { employee_id, left_on }, changed }: LeavingProps) {
  const { t, lang } = usePageWords(PEOPLE);
  const [on, setOn] = useState(left_on ?? "");
  const [reason, setReason] = useState<string>("retired");
  const params = { path: { employee_id } };
  async function put(last: string | null, why: string) {
    const body = { left_on: last, reason: why as Reason };
    await answer(api.PUT("/employees/{employee_id}/leaving", { params, body }));
    await changed(last ? t.leavingSet(shortDate(last, lang)) : t.leavingBack);
  }
  return (
    <details class="card fold">
      <summary>{t.leaving}</summary>
      <Sheet send={() => put(on || null, reason)} submit={t.saveLeaving} busyLabel={t.saving} disabled={!on}>
        {(faultAt) => (
          <>
            <Input
              type="date"
              label={t.leftOn}
              hint={t.leftHint}
              value={on}
              onValue={setOn}
              fault={faultAt("/left_on")}
            />
            <Select
              label={t.reason}
              value={reason}
              onValue={setReason}
              options={Object.entries(t.reasons)}
              fault={faultAt("/reason")}
            />
          </>
        )}
      </Sheet>
      {left_on && (
        <div class="after">
          <Sheet send={() => put(null, "correction")} submit={t.takeBack} busyLabel={t.saving} quiet>
            {() => null}
          </Sheet>
        </div>
      )}
    </details>
  );
}
