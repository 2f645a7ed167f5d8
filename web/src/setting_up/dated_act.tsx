/** What acts of a unit that begin on a date share: what they mean, told before, and being taken back until then. */
import { Sheet } from "../parts/sheet";
import { useWords } from "../words/words";

export function Meaning({ title, of }: { title: string; of: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul class="plain-list">
        {of.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  );
}

interface TakingBackProps {
  words: { backSure: string; backYes: string; saving: string };
  set: (on: null) => Promise<void>;
  cancel: () => void;
}

export function TakingBack({ words, set, cancel }: TakingBackProps) {
  const { w } = useWords();
  return (
    <div class="decision">
      <Sheet
        send={() => set(null)}
        submit={words.backYes}
        busyLabel={words.saving}
        foot={
          <button type="button" class="quiet" onClick={cancel}>
            {w.cancel}
          </button>
        }
      >
        {() => <p>{words.backSure}</p>}
      </Sheet>
    </div>
  );
}
