/** A change to the calendar on its way: proposed once its rehearsal was looked at, and what became of it. */
import type { ComponentChildren } from "preact";
import { Sheet } from "../../parts/sheet";
import { address } from "../../route";
import { Outcome, type Proposal } from "../../setting_up/outcome";
import { usePageWords } from "../../words/words";
import { PARTS } from "./page";
import { CALENDAR } from "./words";

interface ProposeProps {
  propose: () => Promise<void>;
  isReady: boolean;
  proposal: Proposal | null;
  said: string;
  /** The list that it stands in. */
  part: string;
  back: string;
  children: (faultAt: (pointer: string) => string | undefined) => ComponentChildren;
}

export function ProposeSheet({ propose, isReady, proposal, said, part, back, children }: ProposeProps) {
  const { t } = usePageWords(CALENDAR);
  return (
    <Sheet
      send={propose}
      submit={t.propose}
      busyLabel={t.proposing}
      disabled={!isReady}
      foot={
        <>
          {proposal && (
            <Outcome proposal={proposal} href={address("kalender", PARTS.changes, proposal.proposal_id)}>
              {said}
            </Outcome>
          )}
          <a class="quiet" href={address("kalender", part)}>
            {back}
          </a>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
