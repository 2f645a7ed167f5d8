/** Stand-ins: one's own, as on the phone; and those of a unit. */
import DelegatePage from "../../requests/delegate";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import { BOOK_READERS, DECIDERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { UnitDelegates } from "./of_unit";
import { DESK_DELEGATES } from "./words";

export default function DelegatesDesk() {
  const { t } = usePageWords(DESK_DELEGATES);
  const { me } = useHere();
  return (
    <>
      {holds(me, BOOK_READERS) && <UnitDelegates />}
      {holds(me, DECIDERS) && (
        <section class="narrow stack" aria-labelledby="own">
          <h2 id="own">{t.own}</h2>
          <DelegatePage />
        </section>
      )}
    </>
  );
}
