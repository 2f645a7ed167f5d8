/** Team check-in: for people of the team who are here without a working phone. One after the other. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import type { Slot } from "../check_in/send";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { TEAM } from "../parts/team_words";
import { NotEnrolled } from "../screens/check_in";
import { useInside } from "../state/inside";
import { isSlot } from "../words/slot_words";
import { usePageWords } from "../words/words";
import type { Candidate } from "./candidates";
import { Choose, useOpenSlots } from "./choose";
import { Make } from "./make";
import { OwnCount } from "./own_count";
import { TEAM_CHECK_IN } from "./words";

export default function TeamCheckIn({ unitId }: { unitId: string }) {
  const { w } = usePageWords(TEAM_CHECK_IN);
  const { phone, today } = useInside();
  if (!today.data || phone.state === "looking") return <Busy>{w.loading}</Busy>;
  if (phone.state === "none") return <NotEnrolled />;
  return <Team unitId={unitId} on={today.data.local_date} />;
}

function Team({ unitId, on }: { unitId: string; on: string }) {
  const { t, w } = usePageWords(TEAM_CHECK_IN);
  const { t: team } = usePageWords(TEAM);
  const [first] = useOpenSlots();
  const [slot, setSlot] = useState<Slot | null>(first && isSlot(first) ? first : null);
  const [person, setPerson] = useState<Candidate | null>(null);
  const [made, setMade] = useState(0);
  const [isBack, setBack] = useState(false);
  const path = { unit_id: unitId, on };
  const asked = useAnswer(`unit day ${unitId} ${on}`, () =>
    answer(api.GET("/units/{unit_id}/days/{on}", { params: { path } })),
  );
  const people = asked.data?.people;
  const names = new Map(people?.map(({ employee_id, name }) => [employee_id, name]));
  function leave() {
    setBack(true);
    setPerson(null);
    void asked.reload();
  }
  if (slot && person) {
    return (
      <Make
        unitId={unitId}
        slot={slot}
        person={person}
        onMade={() => setMade((before) => before + 1)}
        onLeave={leave}
      />
    );
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Notice tone="warn">
        <p>{t.provisional}</p>
        <OwnCount names={names} made={made} />
      </Notice>
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!people && asked.loading && <Busy>{w.loading}</Busy>}
      {people?.length === 0 && <p>{team.noPeople}</p>}
      {people && people.length > 0 && (
        <Choose isBack={isBack} people={people} slot={slot} onSlot={setSlot} onPerson={setPerson} />
      )}
    </>
  );
}
