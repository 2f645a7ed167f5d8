/** What became of a change that concerns all: it holds, or it awaits a second admin. */
import type { Schemas } from "../api/client";
import { Notice } from "../parts/notice";
import { useFocus } from "../parts/use_focus";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";

export type Proposal = Schemas["ProposalView"];

const WORDS = {
  id: {
    applied: "Sudah disimpan dan berlaku.",
    waiting: "Menunggu admin kota lain",
    waitingHint: "Kota ini punya lebih dari satu admin, jadi orang kedua menyetujuinya sebelum berlaku.",
    toChanges: "Lihat usulannya",
  },
  en: {
    applied: "Saved, and it holds.",
    waiting: "Awaiting another city admin",
    waitingHint: "This city has more than one admin, so a second person approves it before it holds.",
    toChanges: "See the proposal",
  },
};

interface OutcomeProps {
  proposal: Proposal | null;
  children?: string | undefined;
  /** Where a change that waits is seen, where that is not the list of all changes. */
  href?: string | undefined;
}

export function Outcome({ proposal, children, href }: OutcomeProps) {
  const { t } = usePageWords(WORDS);
  const { wayTo } = useHere();
  if (!proposal) return null;
  const isWaiting = proposal.state === "waiting";
  return (
    <div role="status">
      {isWaiting ? (
        <Notice tone="warn" title={t.waiting}>
          <p>{t.waitingHint}</p>
          <a class="quiet" href={href ?? wayTo("kota", "perubahan", proposal.proposal_id)}>
            {t.toChanges}
          </a>
        </Notice>
      ) : (
        <Notice tone="ok">
          <p>{children ?? t.applied}</p>
        </Notice>
      )}
    </div>
  );
}

interface ToldProps extends Omit<OutcomeProps, "children"> {
  said?: string;
}

/** The same where the eye goes after any of the forms further down. */
export function Told({ proposal, ...rest }: ToldProps) {
  return proposal && <ToldOf proposal={proposal} {...rest} />;
}

function ToldOf({ said, ...outcome }: ToldProps) {
  const place = useFocus<HTMLDivElement>();
  return (
    <div ref={place} tabIndex={-1}>
      <Outcome {...outcome}>{said}</Outcome>
    </div>
  );
}
