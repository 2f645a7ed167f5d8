/** Which check-in, and whose: people of the team who have none yet, found by name. */
import { useState } from "preact/hooks";
import type { Slot } from "../check_in/send";
import { slotState } from "../check_in/slot_state";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { useFocus } from "../parts/use_focus";
import { useInside } from "../state/inside";
import { SLOTS, slotName, WITH_EVENT } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { type Candidate, candidatesFor } from "./candidates";
import { TEAM_CHECK_IN } from "./words";

const MOST_SHOWN = 40;

interface ChooseProps {
  /** From a check-in just made: reading goes on at the list. */
  isBack: boolean;
  people: readonly Candidate[];
  slot: Slot | null;
  onSlot: (slot: Slot) => void;
  onPerson: (person: Candidate) => void;
}

export function Choose({ isBack, people, slot, onSlot, onPerson }: ChooseProps) {
  const { t, w } = usePageWords(TEAM_CHECK_IN);
  const openSlots = useOpenSlots();
  const { today } = useInside();
  return (
    <>
      <fieldset class="card choice in-row">
        <legend>{t.which}</legend>
        {(today.data?.event ? WITH_EVENT : SLOTS).map((each) => (
          <label key={each}>
            <input type="radio" name="slot" checked={slot === each} onChange={() => onSlot(each)} />
            {slotName(each, w)}
          </label>
        ))}
        {openSlots.length > 0 && <p class="hint">{t.openNow(openSlots.map((each) => slotName(each, w)).join(", "))}</p>}
      </fieldset>
      {slot ? (
        <People isBack={isBack} people={people} slot={slot} onPerson={onPerson} />
      ) : (
        <p class="soft">{t.choose}</p>
      )}
    </>
  );
}

/** Those open now by one's own plan: a hint, for everybody's own hours are judged by the server. */
export function useOpenSlots(): string[] {
  const { today } = useInside();
  const now = Date.now() + today.offset;
  const { slots = [], event } = today.data ?? {};
  const open = [...slots, ...(event ? [event.slot] : [])].filter(
    (each) => slotState({ ...each, check_in: null }, now).kind === "open",
  );
  return open.map(({ plan }) => plan.slot);
}

function People({ isBack, people, slot, onPerson }: Omit<ChooseProps, "slot" | "onSlot"> & { slot: Slot }) {
  const { t, w } = usePageWords(TEAM_CHECK_IN);
  const { me } = useInside();
  const heading = useFocus<HTMLHeadingElement>(isBack);
  const [asked, setAsked] = useState("");
  const { expected, others, done } = candidatesFor(people, slot, me.employee.employee_id, asked);
  const rest = expected.length - MOST_SHOWN;
  return (
    <section aria-labelledby="who">
      <h2 id="who" ref={heading} tabIndex={-1}>
        {t.who}
      </h2>
      <Input type="search" label={t.search} value={asked} onValue={setAsked} />
      <p class="soft" role="status">
        {asked.trim() && !expected.length && !others.length
          ? t.noMatch
          : done > 0 && t.done(done, slotName(slot, w).toLowerCase())}
      </p>
      {!asked.trim() && !expected.length && <p>{t.nobody}</p>}
      <Rows people={expected.slice(0, MOST_SHOWN)} onPerson={onPerson} />
      {rest > 0 && <p class="hint">{t.more(rest)}</p>}
      {others.length > 0 && (
        <>
          <h3>{t.otherTitle}</h3>
          <Rows people={others.slice(0, MOST_SHOWN)} onPerson={onPerson} />
        </>
      )}
    </section>
  );
}

function Rows({ people, onPerson }: Pick<ChooseProps, "people" | "onPerson">) {
  if (!people.length) return null;
  return (
    <ul class="rows card">
      {people.map((each) => (
        <li key={each.employee_id}>
          <button type="button" class="row row-link row-button" onClick={() => onPerson(each)}>
            <span class="row-name">{each.name}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}
