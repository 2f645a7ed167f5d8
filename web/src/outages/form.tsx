/** Declare an outage, a new one or one that was suspected: when, whom, why; then once more with its consequence. */
import { useMemo, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { onceOnly } from "../api/job";
import { refuse } from "../api/refusal";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { usePageWords } from "../words/words";
import { useScopeName } from "./scope";
import { emptyTyped, instantsOf, type Outage, saidEnds, type Typed, typedOf } from "./span";
import { WhomAndWhy, whomAndWhyLacks } from "./whom_and_why";
import { OUTAGES } from "./words";

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
    refuse(
      [!typed.on, "/on", t.dateMissing],
      [!typed.from, "/from", t.timeMissing],
      [!typed.until, "/until", t.timeMissing],
      ...whomAndWhyLacks(typed, t),
    );
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
          <WhomAndWhy typed={typed} change={change} faultAt={faultAt} sure={isAsked ? sure() : null} />
        </>
      )}
    </Sheet>
  );
}
