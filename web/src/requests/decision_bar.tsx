/** Below a list of requests: how many are chosen, why, and what becomes of them; and what became of those decided. */
import { Input } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { usePageWords } from "../words/words";
import { sayDecided } from "./decide";
import { DECIDING } from "./decide_words";
import type { Act, Deciding } from "./use_deciding";

interface BarProps {
  count: number;
  reason: string;
  onReason: (reason: string) => void;
  deciding: Deciding;
  decide: (act: Act) => void;
}

export function DecisionBar({ count, reason, onReason, deciding: { busy, refusal }, decide }: BarProps) {
  const { t } = usePageWords(DECIDING);
  const fault = refusal?.faultAt("/reason")?.detail;
  return (
    <div class="card stack">
      <p role="status">{t.chosen(count)}</p>
      <Input label={t.yourReason} hint={t.yourReasonHint} value={reason} onValue={onReason} fault={fault} />
      {refusal && !fault && <NoNotice refusal={refusal} />}
      <div class="side">
        <button type="button" class="main" disabled={busy || !count} onClick={() => decide("approve")}>
          {busy ? t.acting : t.approve}
        </button>
        <button type="button" class="quiet" disabled={busy || !count} onClick={() => decide("return")}>
          {t.giveBack}
        </button>
        <button type="button" class="danger" disabled={busy || !count} onClick={() => decide("reject")}>
          {t.reject}
        </button>
      </div>
    </div>
  );
}

/** What was decided, and for whom it could not be. */
export function Results({ results, names }: Pick<Deciding, "results" | "names">) {
  const { t } = usePageWords(DECIDING);
  const said = sayDecided(results, t);
  const refused = results.filter(({ state }) => state === null);
  return (
    <div role="status" class="live">
      {said.length > 0 && (
        <Notice tone="ok">
          {said.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="bad">
          {refused.map(({ request_id, detail }) => (
            <p key={request_id}>{t.notDecided(names.get(request_id) ?? request_id, detail ?? "")}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
