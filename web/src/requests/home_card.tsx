/** On the home screen of who decides: how much waits for them, unit by unit. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Way } from "../parts/way";
import { ACTIVITIES } from "../performance/words";
import { REVIEWS } from "../reviews/words";
import { holds, useInside } from "../state/inside";
import { DECIDERS } from "../state/roles";
import { usePageWords } from "../words/words";
import { unitsToDecide } from "./decide";
import { DECIDING } from "./decide_words";

export default function DecideCards() {
  const { t } = usePageWords(DECIDING);
  const { me } = useInside();
  const delegations = useAnswer(me.stands_in ? "delegations" : null, () => answer(api.GET("/me/delegate")));
  const units = unitsToDecide(me, delegations.data?.standing_in ?? []);
  return (
    <>
      {units.map((unitId) => (
        <WaitingCard key={unitId} unitId={unitId} />
      ))}
      {holds(me, DECIDERS) && <ReviewsCard />}
      {(holds(me, DECIDERS) || me.stands_in) && <ActivitiesCard />}
      {holds(me, ["city_admin"]) && (
        <Way route={["kota", "permohonan"]} title={t.cityCard}>
          <span class="soft">{t.cityCardHint}</span>
        </Way>
      )}
    </>
  );
}

/** Check-ins drawn for a look. */
function ReviewsCard() {
  const { t } = usePageWords(REVIEWS);
  const waiting = useAnswer("reviews", () => answer(api.GET("/me/reviews"))).data?.waiting ?? 0;
  if (!waiting) return null;
  return (
    <Way route={["pemeriksaan"]} title={`${t.title} (${waiting})`}>
      <span class="soft">{t.hint}</span>
    </Way>
  );
}

/** What my people did and nobody has answered. */
function ActivitiesCard() {
  const { t } = usePageWords(ACTIVITIES);
  const waiting = useAnswer("team activities", () => answer(api.GET("/me/team/activities"))).data?.total ?? 0;
  if (!waiting) return null;
  return (
    <Way route={["kinerja", "tim"]} title={t.teamCard(waiting)}>
      <span class="soft">{t.teamHint}</span>
    </Way>
  );
}

function WaitingCard({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DECIDING);
  const path = { unit_id: unitId };
  const query = { which: "mine" as const, parts: true };
  const requests = useAnswer(`mine ${unitId}`, () =>
    answer(api.GET("/units/{unit_id}/requests", { params: { path, query } })),
  );
  const provisional = useAnswer(`waiting ${unitId}`, () =>
    answer(api.GET("/units/{unit_id}/provisional", { params: { path } })),
  );
  const people = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params: { path } })));
  const asked = requests.data?.requests.length ?? 0;
  const checkIns = provisional.data?.check_ins.filter((each) => each.may_decide).length ?? 0;
  const phones = people.data?.people.filter((each) => each.pending_device_id).length ?? 0;
  if (!asked && !checkIns && !phones) return null;
  const told = [asked && t.cardRequests(asked), checkIns && t.cardCheckIns(checkIns), phones && t.cardPhones(phones)];
  const first = asked ? "permohonan" : checkIns ? "sementara" : "orang";
  return (
    <Way route={["tim", unitId, first]} title={`${t.card} (${asked + checkIns + phones})`}>
      <span class="late">{told.filter(Boolean).join(", ")}</span>
    </Way>
  );
}
