/** A new arrangement: when, by which decision, and what. */
import { useState } from "preact/hooks";
import { Input, Tick } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { SLOTS, slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { type Draft, EMPTY, withDraft } from "./change";
import type { Arrangement } from "./say";
import { ARRANGED } from "./words";

interface ArrangementFormProps {
  held: readonly Arrangement[];
  propose: (wanted: Arrangement[]) => Promise<void>;
  onCancel: () => void;
}

export function ArrangementForm({ held, propose, onCancel }: ArrangementFormProps) {
  const { t, w } = usePageWords(ARRANGED);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const place = `/accommodations/${held.length}`;
  function needs(slot: string, isNeeded: boolean) {
    set({ slots: SLOTS.filter((each) => (each === slot ? isNeeded : draft.slots.includes(each))) });
  }
  return (
    <section aria-labelledby="fresh">
      <h2 id="fresh">{t.fresh}</h2>
      <Sheet
        send={async () => propose(withDraft(held, draft, t))}
        submit={t.propose}
        busyLabel={t.proposing}
        foot={
          <button type="button" class="quiet" onClick={onCancel}>
            {w.cancel}
          </button>
        }
      >
        {(faultAt) => (
          <div class="card stack">
            <Input
              type="date"
              label={t.startsOn}
              hint={t.startsHint}
              value={draft.startsOn}
              onValue={(startsOn) => set({ startsOn })}
              fault={faultAt(`${place}/starts_on`)}
            />
            <Input
              type="date"
              label={t.endsOn}
              hint={t.endsHint}
              value={draft.endsOn}
              onValue={(endsOn) => set({ endsOn })}
              fault={faultAt(`${place}/ends_on`)}
            />
            <Input
              label={t.decreeNo}
              hint={t.decreeHint}
              value={draft.decreeNo}
              onValue={(decreeNo) => set({ decreeNo })}
              fault={faultAt(`${place}/decree_no`)}
            />
            <fieldset class="choice">
              <legend>{t.what}</legend>
              <Tick label={t.noSelfie} value={draft.noSelfie} onValue={(noSelfie) => set({ noSelfie })} />
              <Tick label={t.vouched} value={draft.vouched} onValue={(vouched) => set({ vouched })} />
              <Fault text={faultAt(place)} />
            </fieldset>
            <Input
              label={t.longerLabel}
              hint={t.longerHint}
              value={draft.longerMin}
              onValue={(longerMin) => set({ longerMin })}
              fault={faultAt(`${place}/longer_min`)}
            />
            <Input
              label={t.graceLabel}
              hint={t.graceHint}
              value={draft.graceMin}
              onValue={(graceMin) => set({ graceMin })}
              fault={faultAt(`${place}/grace_min`)}
            />
            <fieldset class="choice">
              <legend>{t.slotsLabel}</legend>
              {SLOTS.map((slot) => (
                <Tick
                  key={slot}
                  label={slotName(slot, w)}
                  value={draft.slots.includes(slot)}
                  onValue={(isNeeded) => needs(slot, isNeeded)}
                />
              ))}
              <Fault text={faultAt(`${place}/slots`)} />
              <p class="hint">{t.slotsHint}</p>
            </fieldset>
          </div>
        )}
      </Sheet>
    </section>
  );
}

/** Of several ticks together. */
function Fault({ text }: { text: string | undefined }) {
  return text ? <p class="fault">{text}</p> : null;
}
