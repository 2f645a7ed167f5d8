/** One unit: everybody, slot by slot. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { address } from "../../route";
import { clockTime } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords, type Words } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import type { Column, Filter } from "../parts/table_state";
import { useLive } from "../use_live";
import { useQuery } from "../use_query";
import { DayChoice } from "./day_choice";
import { sumsOfPeople, timeOf } from "./figures";
import { Summary } from "./summary";
import { BOARD, type BoardWords } from "./words";

type Person = Schemas["PersonStandView"];
const SLOTS = ["arrival", "midday", "departure"];

export function UnitBoard({ unitId }: { unitId: string }) {
  const { t, w } = usePageWords(BOARD);
  const [{ tanggal: on = "today" }] = useQuery();
  const path = { unit_id: unitId, on };
  const asked = useAnswer(`unit board ${unitId} ${on}`, () =>
    answer(api.GET("/units/{unit_id}/boards/{on}", { params: { path } })),
  );
  const age = useLive(asked, false);
  return (
    <>
      <p class="trail">
        <a href={`${address("papan")}${on === "today" ? "" : `?tanggal=${on}`}`}>{t.city}</a>
      </p>
      <Awaited asked={asked}>
        {(board) => (
          <>
            <h2 class="unit-name">{board.name}</h2>
            <DayChoice on={board.on} today={board.today} />
            <p class="soft" aria-live="off">
              {t.fresh(age)} {t.still}
            </p>
            {board.trial && (
              <Notice tone="info" icon="clock">
                <p>{t.trial}</p>
              </Notice>
            )}
            <Summary sums={sumsOfPeople(board.people)} arrivals={arrivalsOf(board.people)} />
            <section>
              <h2>{t.persons}</h2>
              <Table
                caption={`${t.persons}, ${board.name}`}
                rows={board.people}
                rowKey={({ employee_id }) => employee_id}
                empty={t.noPeople}
                textOf={({ name }) => name}
                filters={[filterOf(t)]}
                columns={columnsOf(t, w, board.zone)}
              />
            </section>
          </>
        )}
      </Awaited>
    </>
  );
}

function arrivalsOf(people: readonly Person[]): Record<string, number>[] {
  return people.flatMap(({ arrived_min }) => (arrived_min === null ? [] : [{ [timeOf(arrived_min)]: 1 }]));
}

function filterOf(t: BoardWords): Filter<Person> {
  const any =
    (stand: string) =>
    ({ slots }: Person) =>
      slots.some((each) => each.stand === stand);
  const keeps: Record<string, (person: Person) => boolean> = {
    late: any("late"),
    awaited: ({ slots }) => slots.some(({ slot, stand }) => slot === "arrival" && stand === "awaited"),
    missing: any("missing"),
    provisional: any("provisional"),
    flagged: ({ flagged }) => flagged,
  };
  return {
    key: "only",
    label: t.only,
    options: [
      ["late", t.onlyLate],
      ["awaited", t.onlyAwaited],
      ["missing", t.onlyMissing],
      ["provisional", t.onlyProvisional],
      ["flagged", t.onlyFlagged],
    ],
    keeps: (person, value) => keeps[value]?.(person) ?? true,
  };
}

function columnsOf(t: BoardWords, w: Words, zone: string): Column<Person>[] {
  return [
    {
      key: "name",
      title: t.person,
      sort: ({ name }) => name,
      cell: ({ employee_id, name }) => <a href={address("pegawai", "orang", employee_id)}>{name}</a>,
    },
    {
      key: "day",
      title: t.status,
      sort: ({ status }) => statusName(status, t),
      cell: ({ status }) => <span class={TONES[status ?? ""] ?? "tag off"}>{statusName(status, t)}</span>,
    },
    ...SLOTS.map(
      (slot): Column<Person> => ({
        key: slot,
        title: slotName(slot, w),
        sort: (person) => person.slots.find((each) => each.slot === slot)?.at ?? null,
        cell: (person) => <Slot of={person.slots.find((each) => each.slot === slot)} zone={zone} />,
      }),
    ),
    {
      key: "flagged",
      title: t.flagged,
      sort: ({ flagged }) => (flagged ? 0 : null),
      cell: ({ flagged }) => (flagged ? <span class="late">{t.flagged}</span> : ""),
    },
  ];
}

const TONES: Record<string, string> = {
  present: "tag ok",
  absent: "tag bad",
  incomplete: "tag warn",
  undecided: "tag warn",
};

function statusName(status: string | null, t: BoardWords): string {
  return status === null ? t.running : (t.statuses[status] ?? status);
}

/** The time, and in words how it stands: never by colour alone. */
function Slot({ of, zone }: { of: Schemas["SlotStandView"] | undefined; zone: string }) {
  const { t, w } = usePageWords(BOARD);
  if (!of) return <span class="soft">–</span>;
  const isBad = ["late", "early", "missing", "provisional"].includes(of.stand);
  return (
    <>
      {of.at && <span class="clock strong">{clockTime(new Date(of.at), zone)} </span>}
      <span class={isBad ? "late nowrap" : "soft nowrap"}>
        {t.stands[of.stand] ?? of.stand}
        {of.minutes > 0 && ` ${t.minutes(of.minutes)}`}
        {of.by_machine && ` · ${w.history.byMachine}`}
      </span>
    </>
  );
}
