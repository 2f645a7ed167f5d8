/** All that waits for whoever reads: `#/menunggu`; one proposal: `#/menunggu/usulan/<id>`. */
import { address } from "../../route";
import { WholeChange } from "../../setting_up/change";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import { useUnits } from "../../state/read_city";
import { DECIDERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { Awaited } from "../parts/states";
import { Approvals } from "./approvals";
import { Elsewhere } from "./elsewhere";
import { Phones } from "./phones";
import { Proposals } from "./proposals";
import { WAITING } from "./words";

const PROPOSALS = "usulan";

export default function WaitingPage({ part, id }: PageProps) {
  return part === PROPOSALS && id ? <OneProposal proposalId={id} /> : <All />;
}

function OneProposal({ proposalId }: { proposalId: string }) {
  const { t } = usePageWords(WAITING);
  const { me, zone } = useHere();
  return (
    <>
      <p class="trail">
        <a href={address("menunggu")}>{t.back}</a>
      </p>
      <div class="narrow stack">
        <WholeChange proposalId={proposalId} me={me} zone={zone} back={["menunggu", PROPOSALS]} />
      </div>
    </>
  );
}

function All() {
  const { t } = usePageWords(WAITING);
  const { me } = useHere();
  const units = useUnits();
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Elsewhere />
      {holds(me, ["city_admin"]) && <Proposals />}
      {holds(me, DECIDERS) && <Approvals />}
      <Awaited asked={units}>{(found) => <Phones units={found} />}</Awaited>
    </>
  );
}
