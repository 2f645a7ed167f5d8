/** Declare an outage, a new one or one that was suspected: when, whom, why; then once more with its consequence. */
import { useMemo, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Refusal } from "../api/refusal";
import { onceOnly } from "../moving_in/job";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { usePageWords } from "../words/words";
import { Scope, useScopeName } from "./scope";
import { emptyTyped, instantsOf, type Outage, saidEnds, type Typed, typedOf } from "./span";
import { OUTAGES, type OutageWords } from "./words";

interface FormProps {
  zone: string;
  today: string;
  /** The one that is declared, or declared otherwise. */
  held?: Outage;
  done: () => Promise<void>;
}

export function DeclareForm({ zone, today, held, done }: FormProps) {
  const { t, lang } = usePageWords(OUTAGES);
  const [typed, setTyped] = useState(() => (held ? typedOf(held, zone) : emptyTyped(today)));
  const [isAsked, setAsked] = useState(false);
  const scopeName = useScopeName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outage is another request, the same one is not
  const once = useMemo(onceOnly, [typed]);
  function change(part: Partial<Typed>) {
    setTyped((before) => ({ ...before, ...part }));
    setAsked(false);
  }
  async function send() {
    check(typed, t);
    if (!isAsked) return setAsked(true);
    setAsked(false); // a refusal sends back to the fields
    const unit_ids = typed.isAll ? [] : typed.unitIds;
    const body: Schemas["OutageBody"] = { ...instantsOf(typed, zone), note: typed.note.trim(), unit_ids };
    if (held) {
      const params = { path: { outage_id: held.outage_id } };
      await answer(api.PUT("/outages/{outage_id}", { params, body: { ...body, state: "declared" } }));
    } else {
      await answer(api.POST("/outages", { params: once, body }));
    }
    await done();
  }
  const sure = () =>
    t.declareSure(
      t.span(...saidEnds(instantsOf(typed, zone), zone, lang)),
      scopeName(typed.isAll ? [] : typed.unitIds).toLowerCase(),
    );
  return (
    <Sheet send={send} submit={isAsked ? t.declareYes : t.next} busyLabel={t.saving}>
      {(faultAt) => (
        <>
          <Input
            type="date"
            label={t.on}
            value={typed.on}
            onValue={(on) => change({ on })}
            max={today}
            fault={faultAt("/on") ?? faultAt("/starts_at")}
          />
          <Input
            type="time"
            label={t.from}
            value={typed.from}
            onValue={(from) => change({ from })}
            fault={faultAt("/from")}
          />
          <Input
            type="time"
            label={t.until}
            hint={t.untilHint}
            value={typed.until}
            onValue={(until) => change({ until })}
            fault={faultAt("/until") ?? faultAt("/ends_at")}
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
              {sure()}
            </p>
          )}
        </>
      )}
    </Sheet>
  );
}

/** What is left empty is told before anything is sent. Throws INPUT_INVALID. */
function check({ on, from, until, note, isAll, unitIds }: Typed, t: OutageWords): void {
  const lacks: [boolean, string, string][] = [
    [!on, "/on", t.dateMissing],
    [!from, "/from", t.timeMissing],
    [!until, "/until", t.timeMissing],
    [!isAll && !unitIds.length, "/unit_ids", t.scopeMissing],
    [!note.trim(), "/note", t.noteMissing],
  ];
  const faults = lacks.flatMap(([is, pointer, detail]) => (is ? [{ pointer, code: "OWN", detail }] : []));
  if (faults.length) throw new Refusal("INPUT_INVALID", "", "", 422, faults);
}
