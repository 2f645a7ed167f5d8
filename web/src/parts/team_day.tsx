/** A unit's day: who checked in when. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { sayVerdict, VERDICTS } from "../requests/verdict_words";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { sayEmpty } from "../words/empty_slot";
import { dateBeside, longDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { later } from "./later";
import { Notice, Unread } from "./notice";
import { Busy } from "./screen";
import { SlotTimes } from "./slot_times";
import { Stepper } from "./stepper";
import { countOf } from "./team_group";
import { TEAM } from "./team_words";

const RecapButton = later(() => import("../team_recap/button"));

type Person = Schemas["MemberDayView"];

export function TeamDay({ unitId, unitName }: { unitId: string; unitName: string }) {
  const { t, w, lang } = usePageWords(TEAM);
  const { me, on: now } = useHere();
  const [on, setOn] = useState(now);
  const path = { unit_id: unitId, on };
  const asked = useAnswer(`unit day ${unitId} ${on}`, () =>
    answer(api.GET("/units/{unit_id}/days/{on}", { params: { path } })),
  );
  const people = asked.data?.people;
  const count = countOf(people ?? []);
  const names = new Map(people?.map(({ employee_id, name }) => [employee_id, name]));
  return (
    <>
      <Stepper
        label={longDate(on, lang)}
        previous={t.previousDay}
        next={t.nextDay}
        onPrevious={() => setOn(dateBeside(on, -1))}
        onNext={() => setOn(dateBeside(on, 1))}
        isLast={on >= now}
      />
      {asked.data?.trial && (
        <Notice tone="info" icon="clock">
          <p>{t.trial}</p>
        </Notice>
      )}
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!people && asked.loading && <Busy>{w.loading}</Busy>}
      {people?.length === 0 && <p>{t.noPeople}</p>}
      {asked.data && people && people.length > 0 && (
        <>
          <p class="soft">{t.summary(count.here, count.all, count.late)}</p>
          {holds(me, ["supervisor"]) && <RecapButton unitName={unitName} day={asked.data} />}
          <ul class="rows card">
            {people.map((person) => (
              <li key={person.employee_id} class="row">
                <p class="row-name">{person.name}</p>
                <PersonFacts person={person} names={names} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Recorded times, and above them what the closed day came to, or the approved request that holds. */
function PersonFacts({ person, names }: { person: Person; names: ReadonlyMap<string, string> }) {
  const { t, w } = usePageWords(VERDICTS);
  const { verdict, excuse } = person;
  const isJudged = verdict && verdict.status !== "off";
  const told = isJudged ? sayVerdict(verdict, t, (slot) => slotName(slot, w)) : excuse ? t.statuses[excuse] : "";
  if (!told) return <Recorded person={person} names={names} />;
  return (
    <>
      <p class={verdict?.status === "absent" ? "late" : "soft"}>{told}</p>
      {person.check_ins.length + person.punches.length > 0 && <Recorded person={person} names={names} />}
    </>
  );
}

function Recorded({ person, names }: { person: Person; names: ReadonlyMap<string, string> }) {
  const { t, w } = usePageWords(TEAM);
  const { offset } = useHere();
  const empty = (slot: string) => sayEmpty(slot, person, person.closes_at[slot], Date.now() + offset, w);
  if (person.day !== "working" && !(person.check_ins.length + person.punches.length)) {
    return <p class="soft">{person.day === "off" ? t.off : t.unknown}</p>;
  }
  return (
    <SlotTimes
      slots={person.required_slots}
      checkIns={person.check_ins}
      punches={person.punches}
      empty={empty}
      names={names}
    />
  );
}
