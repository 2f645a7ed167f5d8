/** A one-time code: shown once, to read out or to print. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { useHere } from "../state/here";
import { dateAndTime } from "../words/format";
import { usePageWords } from "../words/words";
import { PEOPLE } from "./people_words";

type Person = Schemas["PersonView"];

export function NewCode({ person: { employee_id, name } }: { person: Person }) {
  const { t, lang } = usePageWords(PEOPLE);
  const { zone } = useHere();
  const { busy, refusal, run } = useAct();
  const [code, setCode] = useState<Schemas["CodeView"] | null>(null);
  const params = { path: { employee_id } };
  const make = () => run(async () => setCode(await answer(api.POST("/employees/{employee_id}/codes", { params }))));
  if (code) {
    return (
      <section class="card to-print" aria-labelledby="code" role="status">
        <h2 id="code">{t.codeFor(name)}</h2>
        <p class="big-code">{code.code}</p>
        <p>{t.codeUntil(dateAndTime(code.expires_at, lang, zone))}</p>
        <p>{t.codeUse}</p>
        <p class="soft no-print">{t.codeOnce}</p>
        <div class="side no-print">
          <button type="button" class="main" onClick={() => print()}>
            {t.print}
          </button>
          <button type="button" class="quiet" onClick={() => setCode(null)}>
            {t.hideCode}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="new-code">
      <h2 id="new-code">{t.code}</h2>
      <p class="soft">{t.codeHint}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <button type="button" class="quiet" disabled={busy} onClick={() => void make()}>
        {busy ? t.makingCode : t.makeCode}
      </button>
    </section>
  );
}
