/** What is arranged for a person of the team: seen, added to and ended, by proposals that a city admin decides. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Input } from "../parts/labelled";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { useFocus } from "../parts/use_focus";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { LEADERS_WHO_ACT } from "../state/roles";
import { usePageWords } from "../words/words";
import { Arranged } from "./arrangements";
import { withEnd, without } from "./change";
import { ArrangementForm } from "./form";
import type { Arrangement } from "./say";
import { ARRANGED } from "./words";

type Proposal = Schemas["ProposalView"];

export default function ArrangedPage({ employeeId }: { unitId: string; employeeId: string }) {
  const { w } = usePageWords(ARRANGED);
  const path = { employee_id: employeeId };
  const asked = useAnswer(`person ${employeeId}`, () =>
    answer(api.GET("/employees/{employee_id}", { params: { path } })),
  );
  if (asked.refusal) return <Unread refusal={asked.refusal} reload={() => void asked.reload()} />;
  if (!asked.data) return <Busy>{w.loading}</Busy>;
  return <Person key={asked.data.revision} person={asked.data} reload={asked.reload} />;
}

function Person({ person, reload }: { person: Schemas["PersonView"]; reload: () => Promise<void> }) {
  const { t } = usePageWords(ARRANGED);
  const { me, on } = useHere();
  const [isAdding, setAdding] = useState(false);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const held = person.accommodations;
  const isOwn = person.employee_id === me.employee.employee_id;
  const mayPropose = !isOwn && holds(me, LEADERS_WHO_ACT);
  const past = held.filter(({ ends_on }) => ends_on < on);
  const standing = held.filter(({ ends_on }) => ends_on >= on);

  async function propose(wanted: Arrangement[]) {
    const path = { employee_id: person.employee_id };
    const body = { accommodations: wanted };
    setProposal(await answer(api.PUT("/employees/{employee_id}/accommodations", { params: { path }, body })));
    setAdding(false);
  }
  function goOn() {
    setProposal(null);
    void reload();
  }

  if (proposal) return <Outcome proposal={proposal} goOn={goOn} />;
  return (
    <>
      <h2>{person.name}</h2>
      <p class="lead">{t.lead}</p>
      {isOwn && (
        <Notice tone="info" icon="lock">
          <p>{t.own}</p>
        </Notice>
      )}
      {isAdding ? (
        <ArrangementForm held={held} propose={propose} onCancel={() => setAdding(false)} />
      ) : (
        <>
          {!standing.length && <p>{t.none}</p>}
          {standing.map((each) => (
            <div key={each.starts_on} class="card stack">
              <Arranged arrangement={each} />
              {mayPropose && <End arrangement={each} held={held} on={on} propose={propose} />}
            </div>
          ))}
          {mayPropose && (
            <button type="button" class="main" onClick={() => setAdding(true)}>
              {t.add}
            </button>
          )}
          {past.length > 0 && (
            <details class="fold card">
              <summary>{t.past(past.length)}</summary>
              <div class="stack">
                {past.map((each) => (
                  <Arranged key={each.starts_on} arrangement={each} />
                ))}
              </div>
            </details>
          )}
        </>
      )}
    </>
  );
}

interface EndProps {
  arrangement: Arrangement;
  held: readonly Arrangement[];
  on: string;
  propose: (wanted: Arrangement[]) => Promise<void>;
}

/** What has begun ends earlier, today at the earliest; what has not is taken back. */
function End({ arrangement, held, on, propose }: EndProps) {
  const { t, w } = usePageWords(ARRANGED);
  const hasBegun = arrangement.starts_on <= on;
  const [isOpen, setOpen] = useState(false);
  const [endsOn, setEndsOn] = useState(on);
  if (!isOpen) {
    return (
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        {hasBegun ? t.endEarly : t.withdraw}
      </button>
    );
  }
  const wanted = () => (hasBegun ? withEnd(held, arrangement, endsOn) : without(held, arrangement));
  return (
    <div class="decision">
      <Sheet
        send={async () => propose(wanted())}
        submit={hasBegun ? t.endYes : t.withdrawYes}
        busyLabel={t.proposing}
        foot={
          <button type="button" class="quiet" onClick={() => setOpen(false)}>
            {w.cancel}
          </button>
        }
      >
        {(faultAt) =>
          hasBegun ? (
            <Input
              type="date"
              label={t.lastDay}
              hint={t.endLead}
              value={endsOn}
              min={on}
              max={arrangement.ends_on}
              onValue={setEndsOn}
              fault={faultAt(`/accommodations/${held.indexOf(arrangement)}/ends_on`)}
            />
          ) : (
            <p>{t.withdrawSure}</p>
          )
        }
      </Sheet>
    </div>
  );
}

function Outcome({ proposal, goOn }: { proposal: Proposal; goOn: () => void }) {
  const { t } = usePageWords(ARRANGED);
  const { me, wayTo } = useHere();
  const told = useFocus<HTMLDivElement>();
  const isWaiting = proposal.state === "waiting";
  return (
    <>
      <div role="status" ref={told} tabIndex={-1}>
        <Notice tone={isWaiting ? "warn" : "ok"} {...(isWaiting ? { title: t.waiting } : {})}>
          <p>{isWaiting ? t.waitingHint : t.applied}</p>
          {isWaiting && holds(me, ["city_admin"]) && (
            <a class="quiet" href={wayTo("kota", "perubahan", proposal.proposal_id)}>
              {t.toChanges}
            </a>
          )}
        </Notice>
      </div>
      <button type="button" class="main" onClick={goOn}>
        {t.another}
      </button>
    </>
  );
}
