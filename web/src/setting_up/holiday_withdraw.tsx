/** Take back a declared holiday that has not come, once a person is sure. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { HOLIDAYS } from "./holidays_words";
import type { Proposal } from "./outcome";

interface WithdrawProps {
  on: string;
  name: string;
  withdrawn: (proposal: Proposal) => Promise<void>;
}

export function Withdraw({ on, name, withdrawn }: WithdrawProps) {
  const { t, w, lang } = usePageWords(HOLIDAYS);
  const [isAsked, setAsked] = useState(false);
  const { busy, refusal, run } = useAct();
  const date = longDate(on, lang);
  async function withdraw() {
    const proposal = await answer(api.DELETE("/calendar/holidays/{on}", { params: { path: { on } } }));
    setAsked(false);
    await withdrawn(proposal);
  }
  if (!isAsked) {
    return (
      <button type="button" class="link" aria-label={t.withdrawOf(name, date)} onClick={() => setAsked(true)}>
        {t.withdraw}
      </button>
    );
  }
  return (
    <div class="stack">
      <p role="alert">{t.withdrawSure(name, date)}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <div class="side">
        <button type="button" class="danger" disabled={busy} onClick={() => void run(withdraw)}>
          {busy ? t.withdrawing : t.withdrawYes}
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={() => setAsked(false)}>
          {w.cancel}
        </button>
      </div>
    </div>
  );
}
