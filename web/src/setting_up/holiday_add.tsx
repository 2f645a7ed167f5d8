/** A holiday that nobody proposed: a local one, or one by a new decree. */
import { useMemo, useState } from "preact/hooks";
import { onceOnly } from "../api/job";
import { Input, Select } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { usePageWords } from "../words/words";
import { type HolidayBody, type Look, sendHolidays } from "./holiday_send";
import { HOLIDAYS } from "./holidays_words";
import type { Proposal } from "./outcome";

const KINDS = ["local", "public", "collective"] as const;
const EMPTY: HolidayBody = { on: "", name: "", kind: "local", decree_no: "" };

interface AddHolidayProps {
  declared: (proposal: Proposal) => Promise<void>;
  look?: Look | undefined;
}

export function AddHoliday({ declared, look }: AddHolidayProps) {
  const { t } = usePageWords(HOLIDAYS);
  const [day, setDay] = useState(EMPTY);
  const [isLookedAt, setLookedAt] = useState(!look);
  const set = (part: Partial<HolidayBody>) => setDay((before) => ({ ...before, ...part }));
  const key = JSON.stringify(day);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is another request, the same one is not
  const params = useMemo(onceOnly, [key]);
  async function send() {
    await declared(await sendHolidays([day], params, t));
    setDay(EMPTY);
  }
  return (
    <details class="fold">
      <summary>{t.addFold}</summary>
      <Sheet send={send} submit={t.add} busyLabel={t.saving} quiet disabled={!isLookedAt}>
        {(faultAt) => (
          <>
            <p class="soft">{t.addLead}</p>
            <Input
              type="date"
              label={t.date}
              value={day.on}
              onValue={(on) => set({ on })}
              fault={faultAt("/holidays/0/on")}
            />
            <Input
              label={t.name}
              value={day.name}
              onValue={(name) => set({ name })}
              fault={faultAt("/holidays/0/name")}
            />
            <Select
              label={t.kind}
              value={day.kind}
              onValue={(kind) => set({ kind: kind as HolidayBody["kind"] })}
              options={KINDS.map((kind) => [kind, t.kinds[kind] ?? kind] as const)}
            />
            <Input
              label={t.decree}
              hint={t.decreeHint}
              value={day.decree_no}
              onValue={(decree_no) => set({ decree_no })}
              fault={faultAt("/holidays/0/decree_no")}
            />
            {look?.([day], setLookedAt)}
          </>
        )}
      </Sheet>
    </details>
  );
}
