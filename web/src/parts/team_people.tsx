/** A unit's people: phones to decide on first, then who has none yet, then the others; and slips with codes. */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Slips, useSlips } from "../moving_in/slips";
import { WaitingPhones } from "../moving_in/waiting_phones";
import { useMovingIn } from "../moving_in/words";
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { LEADERS_WHO_ACT } from "../state/roles";
import { usePageWords } from "../words/words";
import { Unread } from "./notice";
import { Busy } from "./screen";
import { TEAM } from "./team_words";

export type Member = Schemas["MemberView"];

export default function TeamPeople({ unitId }: { unitId: string }) {
  const { m, w } = useMovingIn();
  const { t } = usePageWords(TEAM);
  const { me } = useInside();
  const path = { unit_id: unitId };
  const asked = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params: { path } })));
  const slips = useSlips(unitId);
  const people = asked.data?.people ?? [];
  const waiting = people.filter((each) => each.pending_device_id);
  const settled = people.filter((each) => !each.pending_device_id);
  const without = settled.filter((each) => !each.has_active_device);
  const others = settled.filter((each) => each.has_active_device);
  const leads = holds(me, LEADERS_WHO_ACT);
  const me_id = me.employee.employee_id;
  const row = (member: Member) => (
    <Row
      key={member.employee_id}
      unitId={unitId}
      member={member}
      order={leads && member.employee_id !== me_id ? slips.order : null}
    />
  );
  return (
    <>
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!asked.data && asked.loading && <Busy>{w.loading}</Busy>}
      {asked.data && !people.length && <p>{t.noPeople}</p>}
      {people.length > 0 && (
        <WaitingPhones
          waiting={waiting}
          mayDecide={leads || me.stands_in}
          reload={asked.reload}
          unitOf={() => unitId}
        />
      )}
      {asked.data && leads && (
        <Slips
          slips={slips}
          hasPeople={people.length > 0}
          without={without.filter((each) => each.employee_id !== me_id)}
        />
      )}
      {people.length > 0 && (
        <>
          <Group title={m.noPhones(without.length)}>{without.map(row)}</Group>
          <Group title={m.withPhones(others.length)}>{others.map(row)}</Group>
        </>
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: ComponentChild[] }) {
  if (!children.length) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows card">{children}</ul>
    </section>
  );
}

interface RowProps {
  unitId: string;
  member: Member;
  order: ReturnType<typeof useSlips>["order"] | null;
}

/** A person, what is arranged for them, and a new slip for who forgot the password. */
function Row({ unitId, member, order }: RowProps) {
  const { m, w } = useMovingIn();
  const { t } = usePageWords(TEAM);
  const [isOpen, setOpen] = useState(false);
  async function make() {
    setOpen(false);
    await order?.([member.employee_id]);
  }
  return (
    <li class="row">
      <p class="row-name">{member.name}</p>
      <div class="row-links">
        <a class="link" href={address("tim", unitId, "kemudahan", member.employee_id)}>
          {t.pages.kemudahan}
          <span class="unseen"> {m.slipFor(member.name)}</span>
        </a>
        {order && (
          <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? w.close : m.newSlip}
            <span class="unseen"> {m.slipFor(member.name)}</span>
          </button>
        )}
      </div>
      {isOpen && (
        <div class="decision stack">
          <p>{m.slipSure(member.name)}</p>
          <button type="button" class="main" onClick={() => void make()}>
            {m.slipYes}
          </button>
        </div>
      )}
    </li>
  );
}
