/** On the home screen: the way to one's requests, and for who decides how much waits for them, unit by unit. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { address } from "../route";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { unitsToDecide } from "./decide";
import { REQUESTS } from "./words";

export default function RequestsCards() {
  const { t } = usePageWords(REQUESTS);
  const { me } = useInside();
  const delegations = useAnswer("delegations", () => answer(api.GET("/me/delegate")));
  const units = unitsToDecide(me, delegations.data?.standing_in ?? []);
  return (
    <>
      {units.map((unitId) => (
        <WaitingCard key={unitId} unitId={unitId} />
      ))}
      <a class="card row-link" href={address("permohonan")}>
        <span>
          <span class="strong">{t.mine}</span>
          <span class="soft">{t.mineHint}</span>
        </span>
        <Icon name="next" />
      </a>
    </>
  );
}

function WaitingCard({ unitId }: { unitId: string }) {
  const { t } = usePageWords(REQUESTS);
  const path = { unit_id: unitId };
  const query = { which: "mine" as const, parts: true };
  const requests = useAnswer(`mine ${unitId}`, () =>
    answer(api.GET("/units/{unit_id}/requests", { params: { path, query } })),
  );
  const provisional = useAnswer(`waiting ${unitId}`, () =>
    answer(api.GET("/units/{unit_id}/provisional", { params: { path } })),
  );
  const asked = requests.data?.requests.length ?? 0;
  const checkIns = provisional.data?.check_ins.filter((each) => each.may_decide).length ?? 0;
  if (!asked && !checkIns) return null;
  return (
    <a class="card row-link" href={address("tim", unitId, asked ? "permohonan" : "sementara")}>
      <span>
        <span class="strong">
          {t.card} ({asked + checkIns})
        </span>
        <span class="late">{t.cardCount(asked, checkIns)}</span>
      </span>
      <Icon name="next" />
    </a>
  );
}
