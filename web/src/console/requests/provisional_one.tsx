/** A check-in that awaits a person, opened: how it came to be so, its photo, and whether it is valid. */
import { type MutableRef, useState } from "preact/hooks";
import { DECIDING } from "../../requests/decide_words";
import { ProvisionalCard } from "../../requests/unit_provisional";
import { type Provisional, type RulingOutcome, useRuling } from "../../requests/use_ruling";
import { usePageWords } from "../../words/words";
import { Opened } from "../parts/opened";
import { VerdictForm } from "./verdict_form";

interface OneProps {
  unitId: string;
  found: Provisional;
  ids: readonly string[];
  open: (id: string | null) => void;
  isAtOnce: MutableRef<boolean>;
  ruled: (outcomes: readonly RulingOutcome[]) => void;
}

export function One({ unitId, found, ids, open, isAtOnce, ruled }: OneProps) {
  const { t } = usePageWords(DECIDING);
  const [writing, setWriting] = useState<"invalid" | null>(null);
  const ruling = useRuling(unitId);
  const rule = (valid: boolean, reason = "") => {
    if (!ruling.busy) void ruling.rule(valid, [found], reason, ruled);
  };
  const keys = [
    ["1", t.accept, () => rule(true)],
    ["2", t.refuse, () => setWriting("invalid")],
  ] as const;
  return (
    <Opened
      title={`${t.provisional}: ${found.name}`}
      ids={ids}
      id={found.challenge_id}
      open={open}
      isAtOnce={isAtOnce}
      keys={found.may_decide && !writing ? keys : []}
    >
      {found.may_decide && (
        <VerdictForm<"invalid">
          plain={{ label: t.accept, key: "1", act: () => rule(true) }}
          reasoned={[{ act: "invalid", label: t.refuse, key: "2", tone: "danger" }]}
          writing={writing}
          setWriting={setWriting}
          reasonLabel={t.yourReason}
          reasonMissing={t.refusalReasonMissing}
          busy={ruling.busy}
          refusal={ruling.refusal}
          send={(_, reason) => rule(false, reason)}
        />
      )}
      <ul>
        <ProvisionalCard unitId={unitId} found={found} />
      </ul>
    </Opened>
  );
}
