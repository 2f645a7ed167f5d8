/** Say of check-ins of a unit that await a person whether they are valid, several at once. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { type Acting, useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { DECIDING } from "./decide_words";

export type Provisional = Schemas["ProvisionalView"];
export type RulingOutcome = Schemas["RulingOutcomeView"];
const AT_ONCE = 100; // as many as the server takes in one call

export interface Ruling extends Pick<Acting, "busy" | "refusal"> {
  outcomes: readonly RulingOutcome[];
  rule: (
    valid: boolean,
    checkIns: readonly Provisional[],
    reason: string,
    done: (outcomes: readonly RulingOutcome[]) => Promise<void> | void,
  ) => Promise<void>;
}

export function useRuling(unitId: string): Ruling {
  const { t } = usePageWords(DECIDING);
  const [outcomes, setOutcomes] = useState<readonly RulingOutcome[]>([]);
  const { busy, refusal, run } = useAct();
  const rule: Ruling["rule"] = (valid, checkIns, reason, done) =>
    run(async () => {
      refuse([!valid && !reason.trim(), "/reason", t.refusalReasonMissing]);
      setOutcomes([]);
      const found: RulingOutcome[] = [];
      for (let at = 0; at < checkIns.length; at += AT_ONCE) {
        const items = checkIns
          .slice(at, at + AT_ONCE)
          .map(({ employee_id, on, slot, challenge_id }) => ({ employee_id, on, slot, challenge_id, valid }));
        const params = { path: { unit_id: unitId } };
        const body = { items, reason: reason.trim() || null };
        found.push(...(await answer(api.POST("/units/{unit_id}/provisional/decisions", { params, body }))).outcomes);
        setOutcomes([...found]);
      }
      await done(found);
    });
  return { busy, refusal, outcomes, rule };
}
