/** The list of requests, several decided at once; one of them opened beside it, the next one following. */
import { useRef, useState } from "preact/hooks";
import { useAnswer } from "../../api/use_answer";
import { Tick } from "../../parts/labelled";
import { Said } from "../../parts/said";
import type { Request } from "../../requests/ask";
import { kindOf } from "../../requests/card";
import { toggled } from "../../requests/decide";
import { DECIDING } from "../../requests/decide_words";
import { DecisionBar, Results } from "../../requests/decision_bar";
import { readMany, topsOf, type Which } from "../../requests/read_many";
import { type Act, type Deciding, useDeciding } from "../../requests/use_deciding";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import { Beside } from "../parts/opened";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { type Column, shownOf } from "../parts/table_state";
import { useQuery, withQuery } from "../use_query";
import { UnitChoice, ViewChoice } from "./choices";
import { planOf } from "./list_plan";
import { One } from "./one";
import type { SeenUnit } from "./units";
import { DESK_REQUESTS } from "./words";

const WHICH: Record<string, Which> = { saya: "mine", terbuka: "open", selesai: "decided" };
const MOST_TOPS = 8; // more of them is a city: what others decide there is read unit by unit

interface ListProps {
  units: readonly SeenUnit[];
  decides: boolean;
  /** Where a request of somebody of this unit is filed; null for who files none. */
  fileFor: ((unitId: string) => string) | null;
}

export function RequestList({ units, decides, fileFor }: ListProps) {
  const { t } = usePageWords(DESK_REQUESTS);
  const [{ unit = "", lihat = "" }] = useQuery();
  const views = Object.keys(WHICH).filter((each) => decides || each !== "saya");
  const view = views.includes(lihat) ? lihat : (views[0] ?? "");
  const known = units.some(({ unit_id }) => unit_id === unit) ? unit : "";
  const wanted = known ? [known] : topsOf(units);
  const isTooMuch = view !== "saya" && wanted.length > MOST_TOPS;
  const leads: Record<string, string> = { saya: t.leadMine, terbuka: t.leadOpen, selesai: t.leadDecided };
  const asked = useAnswer(isTooMuch ? null : `${view} ${wanted.join(" ")}`, () =>
    readMany(wanted, WHICH[view] ?? "open"),
  );
  const filing = known || (units.length === 1 ? units[0]?.unit_id : "");
  return (
    <>
      <p class="lead">{leads[view]}</p>
      <div class="table-tools">
        <UnitChoice units={units} all={t.allUnits} />
        <ViewChoice view={view} views={views} />
        {fileFor && filing && (
          <a class="quiet" href={fileFor(filing)}>
            {t.fileFor}
          </a>
        )}
      </div>
      {isTooMuch ? (
        <Empty text={t.chooseUnit} />
      ) : (
        <Awaited asked={asked}>
          {(requests) => <Rows key={view} view={view} units={units} requests={requests} reload={asked.reload} />}
        </Awaited>
      )}
    </>
  );
}

interface RowsProps {
  view: string;
  units: readonly SeenUnit[];
  requests: readonly Request[];
  reload: () => Promise<void>;
}

/** What was read once stays in its order while it is worked through; what is decided leaves it. */
function Rows({ view, units, requests, reload }: RowsProps) {
  const { t, lang } = usePageWords(DESK_REQUESTS);
  const words = usePageWords(DECIDING).t;
  const { on, zone } = useHere();
  const [query, change] = useQuery();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const [told, setTold] = useState<Deciding["results"]>([]);
  const [isCancelled, setCancelled] = useState(false);
  const many = useDeciding();
  const { buka = "" } = query;
  const isAtOnce = useRef(buka !== "");
  const rows = requests.filter(({ request_id }) => !gone.has(request_id));
  const names = new Map(units.map(({ unit_id, name }) => [unit_id, name]));
  const picked = rows.filter(({ request_id }) => chosen.includes(request_id));
  const opened = rows.find(({ request_id }) => request_id === buka);
  const plan = planOf(
    {
      lang,
      today: on,
      zone,
      unitName: (unitId) => names.get(unitId) ?? "",
      isNarrow: opened !== undefined,
      isDecided: view === "selesai",
      addressOf: ({ request_id }) => withQuery(location.hash, { buka: request_id }),
      openedId: buka,
    },
    rows.some(({ is_for_me }) => is_for_me) ? choosing() : null,
  );
  const shown = shownOf(rows, { ...plan, pageSize: rows.length || 1 }, { ...query, page: "1" }).rows;
  const ids = shown.map(({ request_id }) => request_id);
  const shownMine = shown.filter(({ is_for_me }) => is_for_me);

  function leave(results: Deciding["results"]) {
    const done = results.flatMap(({ request_id, state }) => (state === null ? [] : [request_id]));
    setGone(new Set([...gone, ...done]));
    setChosen(chosen.filter((each) => !done.includes(each)));
    return done;
  }
  function decidedOne(results: Deciding["results"]) {
    setTold(results);
    const done = leave(results);
    if (!done.length) return;
    const at = ids.indexOf(buka);
    const mine = new Set(shownMine.map(({ request_id }) => request_id));
    const next = [...ids.slice(at + 1), ...ids.slice(0, at)].find((each) => mine.has(each) && !done.includes(each));
    change({ buka: next ?? null });
  }
  const decideMany = (act: Act) => {
    setTold([]);
    void many.decide(act, picked, reason, (results) => {
      leave(results);
      setReason("");
      if (results.some(({ request_id, state }) => request_id === buka && state !== null)) change({ buka: null });
    });
  };
  async function cancelled() {
    setCancelled(true);
    await reload();
  }
  function choosing(): Column<Request> {
    return {
      key: "pilih",
      title: t.choose,
      cell: (request) =>
        request.is_for_me && (
          <label class="pick">
            <input
              type="checkbox"
              checked={chosen.includes(request.request_id)}
              onChange={(event) => setChosen(toggled(chosen, request.request_id, event.currentTarget.checked))}
            />
            <span class="unseen">{words.pick(`${kindOf(request, words)}, ${request.name}`)}</span>
          </label>
        ),
    };
  }

  return (
    <>
      <Results results={told.length ? told : many.results} names={new Map(requests.map(nameOf))} />
      {isCancelled && <Said text={words.cancelled} />}
      {buka && !opened && rows.length > 0 && !gone.has(buka) && <p class="soft">{t.notThere}</p>}
      <Beside
        table={
          <>
            <Table
              caption={t.caption}
              rows={rows}
              rowKey={({ request_id }) => request_id}
              empty={t.empty[view] ?? ""}
              {...plan}
              tools={
                shownMine.length > 1 &&
                !opened && (
                  <Tick
                    label={t.chooseShown(shownMine.length)}
                    value={shownMine.every(({ request_id }) => chosen.includes(request_id))}
                    onValue={(isIn) =>
                      setChosen(shownMine.reduce((all, { request_id }) => toggled(all, request_id, isIn), chosen))
                    }
                  />
                )
              }
            />
            {picked.length > 0 && (
              <DecisionBar
                count={picked.length}
                reason={reason}
                onReason={setReason}
                deciding={many}
                decide={decideMany}
              />
            )}
          </>
        }
        opened={
          opened && (
            <One
              key={opened.request_id}
              request={opened}
              ids={ids}
              open={(id) => change({ buka: id })}
              isAtOnce={isAtOnce}
              decided={decidedOne}
              cancelled={cancelled}
            />
          )
        }
      />
    </>
  );
}

function nameOf({ request_id, name }: Request): [string, string] {
  return [request_id, name];
}
