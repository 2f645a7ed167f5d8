/** The list of requests, several decided at once; one of them opened beside it, the next one following. */
import { useState } from "preact/hooks";
import { useAnswer } from "../../api/use_answer";
import { Tick } from "../../parts/labelled";
import { Said } from "../../parts/said";
import type { Request } from "../../requests/ask";
import { kindOf } from "../../requests/card";
import { DECIDING } from "../../requests/decide_words";
import { DecisionBar, Results } from "../../requests/decision_bar";
import { readMany, topsOf, type Which } from "../../requests/read_many";
import { type Act, type Deciding, useDeciding } from "../../requests/use_deciding";
import { useHere } from "../../state/here";
import { usePageWords } from "../../words/words";
import { Beside } from "../parts/opened";
import { Pick } from "../parts/pick";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useQuery, withQuery } from "../use_query";
import { UnitChoice, ViewChoice } from "./choices";
import { planOf } from "./list_plan";
import { One } from "./one";
import type { SeenUnit } from "./units";
import { useWorklist } from "./use_worklist";
import { DESK_REQUESTS } from "./words";

const WHICH: Record<string, Which> = { saya: "mine", terbuka: "open", selesai: "decided" };
const MOST_TOPS_LISTED = 8; // more of them is a city: what others decide there is read unit by unit

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
  const isTooMuch = view !== "saya" && wanted.length > MOST_TOPS_LISTED;
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
  const [reason, setReason] = useState("");
  const [told, setTold] = useState<Deciding["results"]>([]);
  const [isCancelled, setCancelled] = useState(false);
  const many = useDeciding();
  const list = useWorklist(requests, idOf, isMine);
  const { rows, opened, openedId, picked, chosen } = list;
  const names = new Map(units.map(({ unit_id, name }) => [unit_id, name]));
  const choosing: Column<Request> = {
    key: "pilih",
    title: t.choose,
    cell: (request) =>
      request.is_for_me && (
        <Pick
          label={words.pick(`${kindOf(request, words)}, ${request.name}`)}
          value={chosen.includes(request.request_id)}
          onValue={(isIn) => list.choose([request.request_id], isIn)}
        />
      ),
  };
  const plan = planOf(
    {
      lang,
      today: on,
      zone,
      unitName: (unitId) => names.get(unitId) ?? "",
      isNarrow: opened !== undefined,
      isDecided: view === "selesai",
      addressOf: ({ request_id }) => withQuery(location.hash, { buka: request_id }),
      openedId,
    },
    rows.some(isMine) ? choosing : null,
  );
  const shown = list.shownBy(plan);
  const shownMine = shown.filter(isMine).map(idOf);
  const decideMany = (act: Act) => {
    setTold([]);
    void many.decide(act, picked, reason, (results) => {
      list.leave(doneOf(results));
      setReason("");
    });
  };

  return (
    <>
      <Results results={told.length ? told : many.results} names={new Map(requests.map(nameOf))} />
      {isCancelled && <Said text={words.cancelled} />}
      {openedId && !opened && rows.length > 0 && !list.isDone && <p class="soft">{t.notThere}</p>}
      <Beside
        table={
          <>
            <Table
              caption={t.caption}
              rows={rows}
              rowKey={idOf}
              empty={t.empty[view] ?? ""}
              {...plan}
              tools={
                shownMine.length > 1 &&
                !opened && (
                  <Tick
                    label={t.chooseShown(shownMine.length)}
                    value={shownMine.every((id) => chosen.includes(id))}
                    onValue={(isIn) => list.choose(shownMine, isIn)}
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
              key={openedId}
              request={opened}
              ids={shown.map(idOf)}
              open={list.open}
              isAtOnce={list.isAtOnce}
              decided={(results) => {
                setTold(results);
                const done = doneOf(results);
                if (done.length) list.follow(done, shown);
              }}
              cancelled={async () => {
                setCancelled(true);
                await reload();
              }}
            />
          )
        }
      />
    </>
  );
}

function idOf({ request_id }: Request): string {
  return request_id;
}

function isMine({ is_for_me }: Request): boolean {
  return is_for_me;
}

/** What was refused stays in the list. */
function doneOf(results: Deciding["results"]): string[] {
  return results.flatMap(({ request_id, state }) => (state === null ? [] : [request_id]));
}

function nameOf({ request_id, name }: Request): [string, string] {
  return [request_id, name];
}
