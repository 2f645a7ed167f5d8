/** What became of a change: it holds, or it awaits a second admin in the phone app's Changes. */
import { Notice } from "../../parts/notice";
import { useFocus } from "../../parts/use_focus";
import type { Proposal } from "../../setting_up/outcome";
import { usePageWords } from "../../words/words";

const WORDS = {
  id: {
    waiting: "Menunggu admin kota lain",
    waitingHint: "Orang kedua menyetujuinya di Perubahan sebelum berlaku.",
    toChanges: "Lihat Perubahan",
    applied: "Sudah disimpan.",
  },
  en: {
    waiting: "Awaiting another city admin",
    waitingHint: "A second person approves it under Changes before it holds.",
    toChanges: "See Changes",
    applied: "Saved.",
  },
};

export function Outcome({ proposal }: { proposal: Proposal | null }) {
  return proposal ? <Told proposal={proposal} /> : null;
}

function Told({ proposal: { state, proposal_id } }: { proposal: Proposal }) {
  const { t } = usePageWords(WORDS);
  const place = useFocus<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1} role="status">
      {state === "waiting" ? (
        <Notice tone="warn" title={t.waiting}>
          <p>{t.waitingHint}</p>
          <a class="quiet" href={`/#/kota/perubahan/${proposal_id}`}>
            {t.toChanges}
          </a>
        </Notice>
      ) : (
        <Notice tone="ok">
          <p>{t.applied}</p>
        </Notice>
      )}
    </div>
  );
}
