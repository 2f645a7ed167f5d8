/** What came of one's own indicators, typed. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Input } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { amountOf, plainAmount, readAmount } from "../plans/amounts";
import { usePageWords } from "../words/words";
import { type Evaluation, indicatorsOf } from "./shown";
import { EVALUATIONS } from "./words";

interface ToldProps {
  of: Evaluation;
  saved: () => Promise<void>;
  cancel: () => void;
}

export function ToldForm({ of, saved, cancel }: ToldProps) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const { busy, refusal, run } = useAct();
  const rows = indicatorsOf(of);
  const [typed, setTyped] = useState(() =>
    rows.map(({ told }) => ({
      amount: told ? plainAmount(told.realised_e2) : "",
      basis: told?.basis ?? "",
    })),
  );
  const [isTried, setTried] = useState(false);
  const amounts = typed.map(({ amount }) => readAmount(amount));
  const set = (at: number, changed: Partial<(typeof typed)[number]>) =>
    setTyped((all) => all.map((each, place) => (place === at ? { ...each, ...changed } : each)));

  async function send() {
    const told = rows.flatMap(({ indicator }, at) =>
      typed[at]?.amount.trim()
        ? [
            {
              indicator_id: indicator.indicator_id,
              realised_e2: amounts[at] ?? 0,
              basis: typed[at].basis.trim() || null,
            },
          ]
        : [],
    );
    const path = { year: String(of.year), number: String(of.number), period: of.period_id };
    const body = { told, revision: of.revision };
    await answer(api.PUT("/me/evaluations/{year}/{number}/{period}", { params: { path }, body }));
    await saved();
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!busy && amounts.every((each) => each !== null)) void run(send);
      }}
    >
      {refusal && <NoNotice refusal={refusal} />}
      {rows.map(({ indicator }, at) => (
        <fieldset key={indicator.indicator_id} class="plan-part">
          <legend>{indicator.text}</legend>
          <p class="soft small">{t.target(amountOf(indicator.target_e2, lang), indicator.unit)}</p>
          <div class="plan-row">
            <Input
              label={t.realisedField(indicator.unit)}
              value={typed[at]?.amount ?? ""}
              onValue={(amount) => set(at, { amount })}
              fault={isTried && amounts[at] === null ? t.badAmount : undefined}
            />
            <Input
              label={t.basis}
              value={typed[at]?.basis ?? ""}
              maxLength={120}
              onValue={(basis) => set(at, { basis })}
            />
          </div>
        </fieldset>
      ))}
      <div class="plan-acts">
        <button type="submit" class="main" disabled={busy}>
          {busy ? t.saving : t.save}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
