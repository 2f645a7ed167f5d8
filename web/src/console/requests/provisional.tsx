/** Check-ins of a unit that await a person: a table, several ruled on at once, one opened beside it with its photo. */
import { useRef, useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Input } from "../../parts/labelled";
import { toggled } from "../../requests/decide";
import { DECIDING } from "../../requests/decide_words";
import { Outcomes, ProvisionalCard, RulingBar } from "../../requests/unit_provisional";
import { type Provisional, type RulingOutcome, useRuling } from "../../requests/use_ruling";
import { useHere } from "../../state/here";
import { longDate, metres, shortDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { Beside, Opened } from "../parts/opened";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { shownOf, type TablePlan } from "../parts/table_state";
import { useQuery, withQuery } from "../use_query";
import { UnitChoice } from "./choices";
import type { SeenUnit } from "./units";
import { VerdictForm } from "./verdict_form";
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
          label={t.dates14}
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
  const { t, lang, w } = usePageWords(DESK_REQUESTS);
  const words = usePageWords(DECIDING).t;
  const [query, change] = useQuery();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const [told, setTold] = useState<readonly RulingOutcome[]>([]);
  const many = useRuling(unitId);
  const { buka = "" } = query;
  const isAtOnce = useRef(buka !== "");
  const rows = checkIns.filter(({ challenge_id }) => !gone.has(challenge_id));
  const opened = rows.find(({ challenge_id }) => challenge_id === buka);
  const picked = rows.filter(({ may_decide, challenge_id }) => may_decide && chosen.includes(challenge_id));
  const mayAny = rows.some(({ may_decide }) => may_decide);
  const plan = planOf();
  const shown = shownOf(rows, { ...plan, pageSize: rows.length || 1 }, { ...query, page: "1" }).rows;
  const ids = shown.map(({ challenge_id }) => challenge_id);

  /** Also what could not be ruled on any more: somebody else was quicker. */
  function leave(done: readonly string[]) {
    setGone(new Set([...gone, ...done]));
    setChosen(chosen.filter((each) => !done.includes(each)));
  }
  function ruledOne(outcomes: readonly RulingOutcome[]) {
    setTold(outcomes);
    leave([buka]);
    const at = ids.indexOf(buka);
    const mine = new Set(shown.filter(({ may_decide }) => may_decide).map(({ challenge_id }) => challenge_id));
    change({ buka: [...ids.slice(at + 1), ...ids.slice(0, at)].find((each) => mine.has(each)) ?? null });
  }
  const ruleMany = (valid: boolean) => {
    setTold([]);
    const done = picked.map(({ challenge_id }) => challenge_id);
    void many.rule(valid, picked, reason, async () => {
      leave(done);
      setReason("");
      if (done.includes(buka)) change({ buka: null });
    });
  };
  return (
    <>
      <Outcomes outcomes={told.length ? told : many.outcomes} />
      <Beside
        table={
          <>
            <Table
              caption={words.provisional}
              rows={rows}
              rowKey={({ challenge_id }) => challenge_id}
              empty={words.noProvisional}
              {...plan}
            />
            {picked.length > 0 && (
              <RulingBar count={picked.length} reason={reason} onReason={setReason} ruling={many} rule={ruleMany} />
            )}
          </>
        }
        opened={
          opened && (
            <One
              key={opened.challenge_id}
              unitId={unitId}
              found={opened}
              ids={ids}
              open={(id) => change({ buka: id })}
              isAtOnce={isAtOnce}
              ruled={ruledOne}
            />
          )
        }
      />
    </>
  );

  function planOf(): TablePlan<Provisional> {
    const when = ({ slot, local_time }: Provisional) => words.at(slotName(slot, w), local_time);
    const columns: (TablePlan<Provisional>["columns"][number] | false)[] = [
      {
        key: "nama",
        title: t.person,
        sort: ({ name }) => name,
        cell: ({ challenge_id, name, undecided }) => (
          <>
            <a
              href={withQuery(location.hash, { buka: challenge_id })}
              aria-current={challenge_id === buka ? "true" : undefined}
            >
              {name}
            </a>
            {undecided && <span class="row-unit tag warn">{words.undecided}</span>}
          </>
        ),
      },
      {
        key: "tanggal",
        title: t.slot,
        sort: ({ on, counts_at }) => `${on} ${counts_at}`,
        cell: (each) => (
          <>
            {shortDate(each.on, lang)} <span class="row-unit soft small">{when(each)}</span>
          </>
        ),
      },
      {
        key: "sebab",
        title: t.why,
        sort: ({ why }) => why.join(" "),
        cell: ({ why }) =>
          why.map((each) => (
            <span key={each} class="row-unit">
              {each}
            </span>
          )),
      },
      !opened && {
        key: "tempat",
        title: t.place,
        sort: ({ distance_m }) => distance_m,
        cell: ({ office_name, distance_m }) =>
          distance_m === null ? office_name : words.near(office_name, metres(distance_m, lang)),
      },
      {
        key: "umur",
        title: t.age,
        isNumber: true,
        sort: ({ age_days }) => age_days,
        cell: (each) => t.days(each.age_days),
      },
      mayAny &&
        !opened && {
          key: "pilih",
          title: t.choose,
          cell: (each) =>
            each.may_decide && (
              <label class="pick">
                <input
                  type="checkbox"
                  checked={chosen.includes(each.challenge_id)}
                  onChange={(event) => setChosen(toggled(chosen, each.challenge_id, event.currentTarget.checked))}
                />
                <span class="unseen">{words.pick(`${each.name}, ${when(each)}`)}</span>
              </label>
            ),
        },
    ];
    return {
      columns: columns.filter((each) => each !== false),
      textOf: ({ name, why, office_name }) => `${name} ${why.join(" ")} ${office_name}`,
      sortedBy: "tanggal",
    };
  }
}

interface OneProps {
  unitId: string;
  found: Provisional;
  ids: readonly string[];
  open: (id: string | null) => void;
  isAtOnce: { current: boolean };
  ruled: (outcomes: readonly RulingOutcome[]) => void;
}

function One({ unitId, found, ids, open, isAtOnce, ruled }: OneProps) {
  const { t } = usePageWords(DECIDING);
  const [writing, setWriting] = useState<"invalid" | null>(null);
  const ruling = useRuling(unitId);
  const rule = (valid: boolean, reason = "") => {
    if (!ruling.busy) void ruling.rule(valid, [found], reason, ruled);
  };
  const keys = [
    ["1", t.accept, () => rule(true)],
    ["2", t.refuse, () => setWriting("invalid")],
  ] as const;
  return (
    <Opened
      title={t.provisional}
      ids={ids}
      id={found.challenge_id}
      open={open}
      isAtOnce={isAtOnce}
      keys={found.may_decide ? keys : []}
    >
      {found.may_decide && (
        <VerdictForm<"invalid">
          plain={{ label: t.accept, key: "1", act: () => rule(true) }}
          reasoned={[{ act: "invalid", label: t.refuse, key: "2", tone: "danger" }]}
          writing={writing}
          setWriting={setWriting}
          reasonLabel={t.yourReason}
          reasonMissing={t.refusalReasonMissing}
          busy={ruling.busy}
          refusal={ruling.refusal}
          send={(_, reason) => rule(false, reason)}
        />
      )}
      <ul>
        <ProvisionalCard unitId={unitId} found={found} />
      </ul>
    </Opened>
  );
}
