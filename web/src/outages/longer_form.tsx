/** Make a window longer: which, by how much, whom, why; then once more with its consequence. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { Input, Select } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { dateBeside } from "../words/format";
import { slotName, WITH_EVENT } from "../words/slot_words";
import { usePageWords } from "../words/words";
import type { LongerDraft } from "./longer";
import { useScopeName } from "./scope";
import { WhomAndWhy, whomAndWhyLacks } from "./whom_and_why";
import { OUTAGES } from "./words";

type Body = Schemas["ExtensionBody"];
const MOST_MIN = 240;

interface FormProps {
  extensionId: string;
  today: string;
  draft: LongerDraft;
  done: () => Promise<void>;
}

export function LongerForm({ extensionId, today, draft, done }: FormProps) {
  const { t, w } = usePageWords(OUTAGES);
  const [typed, setTyped] = useState({ ...draft, minutes: String(draft.minutes) });
  const [isAsked, setAsked] = useState(false);
  const scopeName = useScopeName();
  function change(part: Partial<typeof typed>) {
    setTyped((before) => ({ ...before, ...part }));
    setAsked(false);
  }
  const minutes = Number(typed.minutes);
  const unit_ids = typed.isAll ? [] : typed.unitIds;
  async function send() {
    const isLength = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MIN;
    refuse([!isLength, "/minutes", t.minutesWrong], ...whomAndWhyLacks(typed, t));
    if (!isAsked) return setAsked(true);
    setAsked(false); // a refusal sends back to the fields
    const params = { path: { extension_id: extensionId } };
    const body: Body = { on: typed.on, slot: typed.slot as Body["slot"], minutes, note: typed.note.trim(), unit_ids };
    await answer(api.PUT("/calendar/extensions/{extension_id}", { params, body }));
    await done();
  }
  const slot = slotName(typed.slot, w);
  return (
    <Sheet send={send} submit={isAsked ? t.extendYes : t.next} busyLabel={t.saving}>
      {(faultAt) => (
        <>
          <Select
            label={t.on}
            value={typed.on}
            onValue={(on) => change({ on })}
            options={[
              [today, t.today],
              [dateBeside(today, -1), t.yesterday],
            ]}
            fault={faultAt("/on")}
          />
          <Select
            label={t.slot}
            value={typed.slot}
            onValue={(slot) => change({ slot })}
            options={WITH_EVENT.map((each) => [each, slotName(each, w)] as const)}
            fault={faultAt("/slot")}
          />
          <Input
            inputMode="numeric"
            label={t.minutes}
            hint={t.minutesHint}
            value={typed.minutes}
            onValue={(minutes) => change({ minutes })}
            fault={faultAt("/minutes")}
          />
          <WhomAndWhy
            typed={typed}
            change={change}
            faultAt={faultAt}
            sure={isAsked ? t.extendSure(slot, minutes, scopeName(unit_ids).toLowerCase()) : null}
          />
        </>
      )}
    </Sheet>
  );
}
