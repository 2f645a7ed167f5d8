/** Stand-ins: one's own, as on the phone; and those of a unit. */
import { DECIDERS } from "../../requests/decide";
import DelegatePage from "../../requests/delegate";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { UnitDelegates } from "./of_unit";
import { DESK_DELEGATES } from "./words";

const READERS = ["operator", "city_admin", "auditor"];

export default function DelegatesDesk() {
  const { t } = usePageWords(DESK_DELEGATES);
  const { roles } = useDesk();
  const isOne = (of: readonly string[]) => roles.some((role) => of.includes(role));
  return (
    <>
      {isOne(READERS) && <UnitDelegates />}
      {isOne(DECIDERS) && (
        <section class="narrow stack" aria-labelledby="own">
          <h2 id="own">{t.own}</h2>
          <DelegatePage />
        </section>
      )}
    </>
  );
}
