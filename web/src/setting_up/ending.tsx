/** The end of a unit that is merged or dissolved: its last day, what it means, and taking it back while it is to come. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { useHere } from "../state/here";
import type { Unit } from "../state/read_city";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { ENDING } from "./ending_words";

interface EndingProps {
  unit: Unit;
  mayChange: boolean;
  reload: () => Promise<void>;
}

type Step = "shown" | "dating" | "taking back";

export function Ending({ unit: { unit_id, ends_on }, mayChange, reload }: EndingProps) {
  const { t, lang } = usePageWords(ENDING);
  const { on: now } = useHere();
  const [step, setStep] = useState<Step>("shown");
  const [note, setNote] = useState("");
  const isOver = ends_on !== null && ends_on < now;
  const date = ends_on ? longDate(ends_on, lang) : "";

  async function set(on: string | null) {
    await answer(api.PUT("/units/{unit_id}/end", { params: { path: { unit_id } }, body: { ends_on: on } }));
    setNote(on ? t.done(longDate(on, lang)) : t.backDone);
    setStep("shown");
    await reload();
  }
  const open = (next: Step) => () => {
    setNote("");
    setStep(next);
  };

  return (
    <section class="card stack" aria-labelledby="ending">
      <h2 id="ending">{t.title}</h2>
      <p>{isOver ? t.over(date) : ends_on ? t.ends(date) : t.open}</p>
      <div role="status" class="live">
        {note && (
          <Notice tone="ok">
            <p>{note}</p>
          </Notice>
        )}
      </div>
      {step === "shown" && mayChange && !isOver && (
        <div class="side">
          <button type="button" class="quiet" onClick={open("dating")}>
            {ends_on ? t.move : t.close}
          </button>
          {ends_on && (
            <button type="button" class="quiet" onClick={open("taking back")}>
              {t.back}
            </button>
          )}
        </div>
      )}
      {step === "dating" && <Dating held={ends_on} now={now} set={set} cancel={open("shown")} />}
      {step === "taking back" && <TakingBack set={set} cancel={open("shown")} />}
    </section>
  );
}

interface DatingProps {
  held: string | null;
  now: string;
  set: (on: string | null) => Promise<void>;
  cancel: () => void;
}

function Dating({ held, now, set, cancel }: DatingProps) {
  const { t, w, lang } = usePageWords(ENDING);
  const [on, setOn] = useState(held ?? "");
  async function send() {
    refuse([!on, "/ends_on", t.dateMissing]);
    await set(on);
  }
  return (
    <Sheet
      send={send}
      submit={t.yes(on && longDate(on, lang))}
      busyLabel={t.saving}
      foot={
        <button type="button" class="quiet" onClick={cancel}>
          {w.cancel}
        </button>
      }
    >
      {(faultAt) => (
        <>
          <Input
            type="date"
            label={t.on}
            hint={t.onHint}
            value={on}
            min={now}
            onValue={setOn}
            fault={faultAt("/ends_on")}
          />
          <div>
            <h3>{t.means}</h3>
            <ul class="plain-list">
              {[t.before, t.after, t.kept, t.final].map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        </>
      )}
    </Sheet>
  );
}

function TakingBack({ set, cancel }: Pick<DatingProps, "set" | "cancel">) {
  const { t, w } = usePageWords(ENDING);
  return (
    <div class="decision">
      <Sheet
        send={() => set(null)}
        submit={t.backYes}
        busyLabel={t.saving}
        foot={
          <button type="button" class="quiet" onClick={cancel}>
            {w.cancel}
          </button>
        }
      >
        {() => <p>{t.backSure}</p>}
      </Sheet>
    </div>
  );
}
