/** Check-ins of a unit that await a person: a table, several ruled on at once, one opened beside it with its photo. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Input } from "../../parts/labelled";
import { DECIDING } from "../../requests/decide_words";
import { Outcomes, RulingBar } from "../../requests/unit_provisional";
import { type Provisional, type RulingOutcome, useRuling } from "../../requests/use_ruling";
import { useHere } from "../../state/here";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Beside } from "../parts/opened";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { UnitChoice } from "./choices";
import { One } from "./provisional_one";
import { useProvisionalPlan } from "./provisional_plan";
import type { SeenUnit } from "./units";
import { useWorklist } from "./use_worklist";
import { DESK_REQUESTS } from "./words";

export function ProvisionalList({ units }: { units: readonly SeenUnit[] }) {
  const { t, lang } = usePageWords(DESK_REQUESTS);
  const words = usePageWords(DECIDING).t;
  const { me, on } = useHere();
  const [{ unit = "", sejak = "" }, change] = useQuery();
  const led = me.employee.grants.find(({ role, unit_id }) => role === "supervisor" && unit_id)?.unit_id;
  const known = units.find(({ unit_id }) => unit_id === (unit || led)) ?? units[0];
  const unitId = known?.unit_id ?? "";
  const since = /^20\d\d-\d\d-\d\d$/.test(sejak) && sejak <= on ? sejak : "";
  const params = { path: { unit_id: unitId }, query: since ? { since } : {} };
  const asked = useAnswer(`provisional ${unitId} ${since} ${lang}`, () =>
    answer(api.GET("/units/{unit_id}/provisional", { params })),
  );
  return (
    <>
      <p class="lead">{words.provisionalLead}</p>
      <div class="table-tools">
        <UnitChoice units={units} all="" />
        <Input
          type="date"
          label={t.fourteenDates}
          max={on}
          value={since || (asked.data?.since ?? "")}
          onValue={(date) => change({ sejak: date, buka: null })}
        />
      </div>
      <Awaited asked={asked}>
        {({ check_ins, since: first, until }) => (
          <>
            <p class="soft">{words.provisionalDates(longDate(first, lang), longDate(until, lang))}</p>
            <Rows key={unitId} unitId={unitId} checkIns={check_ins} />
          </>
        )}
      </Awaited>
    </>
  );
}

function Rows({ unitId, checkIns }: { unitId: string; checkIns: readonly Provisional[] }) {
  const words = usePageWords(DECIDING).t;
  const [reason, setReason] = useState("");
  const [told, setTold] = useState<readonly RulingOutcome[]>([]);
  const many = useRuling(unitId);
  const list = useWorklist(checkIns, idOf, isMine);
  const { rows, opened, openedId, picked } = list;
  const plan = useProvisionalPlan(list, rows.some(isMine));
  const shown = list.shownBy(plan);
  const ruleMany = (valid: boolean) => {
    setTold([]);
    const done = picked.map(idOf);
    void many.rule(valid, picked, reason, () => {
      list.leave(done);
      setReason("");
    });
  };
  return (
    <>
      <Outcomes outcomes={told.length ? told : many.outcomes} />
      <Beside
        table={
          <>
            <Table caption={words.provisional} rows={rows} rowKey={idOf} empty={words.noProvisional} {...plan} />
            {picked.length > 0 && (
              <RulingBar count={picked.length} reason={reason} onReason={setReason} ruling={many} rule={ruleMany} />
            )}
          </>
        }
        opened={
          opened && (
            <One
              key={openedId}
              unitId={unitId}
              found={opened}
              ids={shown.map(idOf)}
              open={list.open}
              isAtOnce={list.isAtOnce}
              ruled={(outcomes) => {
                setTold(outcomes);
                list.follow([openedId], shown); // also what somebody else was quicker with
              }}
            />
          )
        }
      />
    </>
  );
}

function idOf({ challenge_id }: Provisional): string {
  return challenge_id;
}

function isMine({ may_decide }: Provisional): boolean {
  return may_decide;
}
