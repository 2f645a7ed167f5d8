/** Who decides in my place while I am away, and in whose place I decide. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Input, Select } from "../parts/labelled";
import { NoNotice, Unread } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { UnitSelect } from "../parts/unit_select";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { DECIDERS } from "../state/roles";
import { useStandingUnits } from "../state/standing";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { ownUnit, unitsToDecide } from "./decide";
import { DECIDING } from "./decide_words";

export default function DelegatePage() {
  const { t, lang } = usePageWords(DECIDING);
  const { me, wayTo } = useHere();
  const asked = useAnswer("delegations", () => answer(api.GET("/me/delegate")));
  return (
    <>
      <p class="lead">{t.delegateLead}</p>
      <Awaited asked={asked}>
        {({ delegate, standing_in }) => (
          <>
            {delegate ? <Named delegate={delegate} reload={asked.reload} /> : <p>{t.noDelegate}</p>}
            {!delegate && holds(me, DECIDERS) && <Name reload={asked.reload} />}
            {standing_in.length > 0 && (
              <section aria-labelledby="standing-in">
                <h2 id="standing-in">{t.standingIn}</h2>
                <ul class="stack">
                  {standing_in.map((each) => (
                    <li key={each.employee_id} class="card stack">
                      <p>{t.named(each.name, shortDate(each.starts_on, lang), shortDate(each.ends_on, lang))}</p>
                      {each.units.map((unit) => (
                        <nav key={unit.unit_id} class="stack" aria-label={unit.name}>
                          <h3>{unit.name}</h3>
                          {t.lentParts.map(([part, label]) => (
                            <a key={part} class="quiet" href={wayTo("tim", unit.unit_id, part)}>
                              {label}
                            </a>
                          ))}
                        </nav>
                      ))}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Awaited>
    </>
  );
}

interface NamedProps {
  delegate: Schemas["DelegateView"];
  reload: () => Promise<void>;
}

function Named({ delegate, reload }: NamedProps) {
  const { t, lang } = usePageWords(DECIDING);
  const { busy, refusal, run } = useAct();
  const end = () =>
    run(async () => {
      await answer(api.DELETE("/me/delegate"));
      await reload();
    });
  return (
    <div class="card stack">
      <p>{t.named(delegate.to_name, shortDate(delegate.starts_on, lang), shortDate(delegate.ends_on, lang))}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <button type="button" class="danger" disabled={busy} onClick={() => void end()}>
        {busy ? t.acting : t.end}
      </button>
    </div>
  );
}

interface NameProps {
  /** In whose place, and of which unit they are; without it in one's own. */
  of?: { employeeId: string; unitId: string };
  reload: () => Promise<void>;
}

/** Anybody of the units one leads: the unit first, where there are several. */
export function Name({ of, reload }: NameProps) {
  const { t } = usePageWords(DECIDING);
  const { me, on: now } = useHere();
  const units = useStandingUnits();
  const [chosen, setUnit] = useState("");
  const unitId = chosen || of?.unitId || unitsToDecide(me, [])[0] || ownUnit(me, now);
  const params = { path: { unit_id: unitId ?? "" } };
  const people = useAnswer(unitId ? `people ${unitId}` : null, () =>
    answer(api.GET("/units/{unit_id}/people", { params })),
  );
  const [to_id, setTo] = useState("");
  const [starts_on, setStarts] = useState(now);
  const [ends_on, setEnds] = useState(now);
  async function send() {
    const body = { to_id, starts_on, ends_on };
    const params = { path: { employee_id: of?.employeeId ?? "" } };
    await (of
      ? answer(api.PUT("/employees/{employee_id}/delegate", { params, body }))
      : answer(api.PUT("/me/delegate", { body })));
    await reload();
  }
  const never = [me.employee.employee_id, of?.employeeId];
  const others = people.data?.people.filter((each) => !never.includes(each.employee_id)) ?? [];
  return (
    <Sheet send={send} submit={t.name} busyLabel={t.acting} disabled={!to_id}>
      {(faultAt) => (
        <>
          {units.data && units.data.length > 1 && unitId && (
            <UnitSelect
              label={t.fromUnit}
              units={units.data}
              value={unitId}
              onValue={(id) => {
                setUnit(id);
                setTo("");
              }}
            />
          )}
          {people.refusal && <Unread refusal={people.refusal} reload={() => void people.reload()} />}
          <Select
            label={t.who}
            value={to_id}
            onValue={setTo}
            options={[["", t.whoChoose], ...others.map((each) => [each.employee_id, each.name] as const)]}
            fault={faultAt("/to_id")}
          />
          <Input type="date" label={t.from} value={starts_on} onValue={setStarts} fault={faultAt("/starts_on")} />
          <Input type="date" label={t.until} value={ends_on} onValue={setEnds} fault={faultAt("/ends_on")} />
        </>
      )}
    </Sheet>
  );
}
