/** The end of a unit's trial, as one act for it and all its parts: from when, what it means, who is told. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { useHere } from "../state/here";
import { type Unit, useSettings } from "../state/read_city";
import { dateBeside, longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { COUNTING } from "./counting_words";
import { Meaning, TakingBack } from "./dated_act";
import { Share } from "./share";
import { withParts } from "./unit_tree";

interface CountingProps {
  unit: Unit;
  units: readonly Unit[];
  mayChange: boolean;
  reload: () => Promise<void>;
}

type Step = "shown" | "dating" | "taking back";

export function Counting({ unit, units, mayChange, reload }: CountingProps) {
  const { t, lang } = usePageWords(COUNTING);
  const { me, on: now } = useHere();
  const [step, setStep] = useState<Step>("shown");
  const [note, setNote] = useState("");
  const { counts_from } = unit;
  const hasBegun = counts_from !== null && counts_from <= now;
  const date = counts_from ? longDate(counts_from, lang) : "";

  async function set(from: string | null) {
    const path = { unit_id: unit.unit_id };
    const changed = await answer(
      api.PUT("/units/{unit_id}/counting", { params: { path }, body: { counts_from: from } }),
    );
    const many = changed.units.length;
    setNote(!many ? t.same : from ? t.done(many) : t.backDone(many));
    setStep("shown");
    await reload();
  }
  const open = (next: Step) => () => {
    setNote("");
    setStep(next);
  };

  return (
    <section class="card stack" aria-labelledby="counting">
      <h2 id="counting">{t.title}</h2>
      <p>{hasBegun ? t.counted(date) : counts_from ? t.willCount(date) : t.inTrial}</p>
      <div role="status" class="live">
        {note && (
          <Notice tone="ok">
            <p>{note}</p>
          </Notice>
        )}
      </div>
      {step === "shown" && counts_from && !hasBegun && <Share text={t.text(unit.name, date, me.city_name)} words={t} />}
      {step === "shown" && mayChange && !hasBegun && (
        <div class="side">
          <button type="button" class="quiet" onClick={open("dating")}>
            {counts_from ? t.move : t.open}
          </button>
          {counts_from && (
            <button type="button" class="quiet" onClick={open("taking back")}>
              {t.back}
            </button>
          )}
        </div>
      )}
      {step === "dating" && <Dating unit={unit} units={units} now={now} set={set} cancel={open("shown")} />}
      {step === "taking back" && <TakingBack words={t} set={set} cancel={open("shown")} />}
    </section>
  );
}

interface DatingProps {
  unit: Unit;
  units: readonly Unit[];
  now: string;
  set: (from: string | null) => Promise<void>;
  cancel: () => void;
}

function Dating({ unit, units, now, set, cancel }: DatingProps) {
  const { t, w, lang } = usePageWords(COUNTING);
  const noticeDays = useSettings().data?.switch_notice_days;
  const earliest = noticeDays ? dateBeside(now, noticeDays) : "";
  const [typed, setTyped] = useState(unit.counts_from ?? "");
  const from = typed || earliest;
  const within = units.filter(({ unit_id }) => withParts(units, unit.unit_id).has(unit_id));
  const areSome = within.some(({ counts_from }) => counts_from !== null && counts_from <= now);
  const meanings = [
    t.forUnit(unit.name, within.length - 1),
    ...(areSome ? [t.exceptCounting] : []),
    t.never,
    t.final,
    t.told,
  ];
  async function send() {
    refuse([!from, "/counts_from", t.dateMissing]);
    await set(from);
  }
  return (
    <Sheet
      send={send}
      submit={t.yes(from && longDate(from, lang))}
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
            hint={noticeDays ? t.earliest(longDate(earliest, lang), noticeDays) : undefined}
            value={from}
            min={earliest}
            onValue={setTyped}
            fault={faultAt("/counts_from")}
          />
          <Meaning title={t.means} of={meanings} />
        </>
      )}
    </Sheet>
  );
}
