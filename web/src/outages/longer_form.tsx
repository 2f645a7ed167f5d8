/** Make a window longer: which, by how much, whom, why; then once more with its consequence. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Refusal } from "../api/refusal";
import { Input, Select } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { dateBeside } from "../words/format";
import { slotName, WITH_EVENT } from "../words/slot_words";
import { usePageWords } from "../words/words";
import type { LongerDraft } from "./longer";
import { Scope, useScopeName } from "./scope";
import { OUTAGES, type OutageWords } from "./words";

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
    check(typed, minutes, t);
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
          <Scope
            isAll={typed.isAll}
            unitIds={typed.unitIds}
            onScope={(isAll, unitIds) => change({ isAll, unitIds })}
            fault={faultAt("/unit_ids") ?? faultAt("/unit_ids/0")}
          />
          <Input
            label={t.note}
            hint={t.noteHint}
            value={typed.note}
            onValue={(note) => change({ note })}
            fault={faultAt("/note")}
          />
          {isAsked && (
            <p role="alert" class="decision">
              {t.extendSure(slot, minutes, scopeName(unit_ids).toLowerCase())}
            </p>
          )}
        </>
      )}
    </Sheet>
  );
}

/** Throws INPUT_INVALID for what the server would refuse anyhow. */
function check(
  { note, isAll, unitIds }: Pick<LongerDraft, "note" | "isAll" | "unitIds">,
  minutes: number,
  t: OutageWords,
): void {
  const lacks: [boolean, string, string][] = [
    [!(Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MIN), "/minutes", t.minutesWrong],
    [!isAll && !unitIds.length, "/unit_ids", t.scopeMissing],
    [!note.trim(), "/note", t.noteMissing],
  ];
  const faults = lacks.flatMap(([is, pointer, detail]) => (is ? [{ pointer, code: "OWN", detail }] : []));
  if (faults.length) throw new Refusal("INPUT_INVALID", "", "", 422, faults);
}
