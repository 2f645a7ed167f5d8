/** A unit's people, those whose phone awaits a decision first; approve or reject it. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { useInside } from "../state/inside";
import { dateAndTime } from "../words/format";
import { useWords } from "../words/words";
import { NoNotice, Notice, Unread } from "./notice";
import { Busy } from "./screen";

type Member = Schemas["MemberView"];

export function TeamPeople({ unitId }: { unitId: string }) {
  const { w } = useWords();
  const path = { unit_id: unitId };
  const asked = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params: { path } })));
  const [said, setSaid] = useState("");
  const people = asked.data?.people;
  const waiting = people?.filter((each) => each.pending_device_id) ?? [];
  const others = people?.filter((each) => !each.pending_device_id) ?? [];
  function decided(text: string) {
    setSaid(text);
    void asked.reload();
  }
  return (
    <>
      <div role="status" class="live">
        {said && (
          <Notice tone="ok">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!people && asked.loading && <Busy>{w.loading}</Busy>}
      {people?.length === 0 && <p>{w.team.noPeople}</p>}
      {people && people.length > 0 && (
        <>
          <p class="soft">{waiting.length ? w.team.waiting(waiting.length) : w.team.noneWaiting}</p>
          <ul class="rows card">
            {[...waiting, ...others].map((member) => (
              <MemberRow key={member.employee_id} member={member} onDecided={decided} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function MemberRow({ member, onDecided }: { member: Member; onDecided: (text: string) => void }) {
  const { w } = useWords();
  const { me } = useInside();
  const [isOpen, setOpen] = useState(false);
  const pendingId = member.pending_device_id;
  const mayDecide = pendingId && me.employee.grants.some((grant) => grant.role !== "auditor");
  const state = pendingId ? "phonePending" : member.has_active_device ? "phoneActive" : "phoneNone";
  const tone = pendingId ? "warn" : member.has_active_device ? "ok" : "off";
  return (
    <li class="row">
      <p class="row-name">{member.name}</p>
      <div class="row-head">
        <span class={`tag ${tone}`}>{w.team[state]}</span>
        {mayDecide && (
          <button type="button" class="quiet small-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? w.close : w.team.review}
            <span class="unseen"> {w.team.phoneOf(member.name)}</span>
          </button>
        )}
      </div>
      {isOpen && pendingId && <Decision member={member} deviceId={pendingId} onDecided={onDecided} />}
    </li>
  );
}

interface DecisionProps {
  member: Member;
  deviceId: string;
  onDecided: (text: string) => void;
}

function Decision({ member, deviceId, onDecided }: DecisionProps) {
  const { w, lang } = useWords();
  const { today } = useInside();
  const { employee_id, name } = member;
  const person = useAnswer(`person ${employee_id}`, () =>
    answer(api.GET("/employees/{employee_id}", { params: { path: { employee_id } } })),
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const device = person.data?.devices.find((each) => each.device_id === deviceId);

  async function decide(approve: boolean) {
    setBusy(true);
    setRefusal(null);
    const path = { employee_id, device_id: deviceId };
    try {
      await answer(
        api.POST("/employees/{employee_id}/devices/{device_id}/decision", { params: { path }, body: { approve } }),
      );
      onDecided(approve ? w.team.approved(name) : w.team.rejected(name));
    } catch (error) {
      setRefusal(asRefusal(error));
      setBusy(false);
    }
  }
  return (
    <div class="decision stack">
      {device && (
        <p>
          <span class="strong">{device.label}</span>
          <br />
          <span class="soft">{w.device.enrolledAt(dateAndTime(device.enrolled_at, lang, today.data?.zone))}</span>
        </p>
      )}
      {person.refusal && <Unread refusal={person.refusal} reload={() => void person.reload()} />}
      <p>{w.team.ask}</p>
      {member.has_active_device && <p class="late">{w.team.replaces}</p>}
      {refusal && <NoNotice refusal={refusal} />}
      <div class="side">
        <button type="button" class="main" disabled={busy} onClick={() => void decide(true)}>
          {w.team.approve}
        </button>
        <button type="button" class="danger" disabled={busy} onClick={() => void decide(false)}>
          {w.team.reject}
        </button>
      </div>
    </div>
  );
}
