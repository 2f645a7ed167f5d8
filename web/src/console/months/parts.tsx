/** A month's figures, and the units that it still waits for with the ways to what is to be decided. */
import { type MonthState, openSince } from "../../months/say";
import { Way } from "../../months/unready";
import { MONTHS } from "../../months/words";
import { useHere } from "../../state/here";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import { DESK_MONTHS } from "./words";

export function DeskFigures({ month }: { month: MonthState }) {
  const { t } = usePageWords(MONTHS);
  const { figures } = usePageWords(DESK_MONTHS).t;
  const { units_closed, units, employee_days, undecided, requests, outages } = month;
  return (
    <Stats
      label={figures}
      of={[
        { name: t.closed, value: t.closedOf(units_closed, units), tone: units_closed < units ? "warn" : "ok" },
        { name: t.days, value: employee_days },
        { name: t.undecided, value: undecided, ...(undecided && { tone: "warn" as const }) },
        { name: t.requests, value: requests, ...(requests && { tone: "warn" as const }) },
        { name: t.outages, value: outages, ...(outages && { tone: "warn" as const }) },
      ]}
    />
  );
}

export function DeskUnready({ month }: { month: MonthState }) {
  const { t, lang } = usePageWords(DESK_MONTHS);
  const words = usePageWords(MONTHS).t;
  const { wayTo } = useHere();
  const { unready, outages, open_dates, lock } = month;
  if (lock && !unready.length) return null;
  const since = (unit: MonthState["unready"][number]) => (unit.open_dates ? openSince(unit, month.month) : null);
  return (
    <section aria-labelledby="unready" class="stack">
      <h2 id="unready">{open_dates ? words.unready : words.waits}</h2>
      <Table
        caption={t.units}
        name="unit-"
        rows={unready}
        rowKey={({ unit_id }) => unit_id}
        empty={t.allReady}
        textOf={({ name }) => name}
        sortedBy="-terbuka"
        columns={[
          { key: "unit", title: t.unit, sort: ({ name }) => name, cell: ({ name }) => name },
          {
            key: "terbuka",
            title: t.openDates,
            isNumber: true,
            sort: (unit) => unit.open_dates,
            cell: (unit) => unit.open_dates || "–",
          },
          {
            key: "sejak",
            title: t.since,
            sort: since,
            cell: (unit) => <span class="nowrap">{since(unit) ? shortDate(since(unit) ?? "", lang) : "–"}</span>,
          },
          {
            key: "tunggu",
            title: t.undecided,
            sort: ({ undecided }) => undecided,
            cell: ({ unit_id, name, undecided, first_undecided }) =>
              first_undecided ? (
                <Way
                  to={["tim", unit_id, "sementara", first_undecided]}
                  name={name}
                  text={words.undecidedIn(undecided)}
                />
              ) : (
                "–"
              ),
          },
          {
            key: "permohonan",
            title: t.requests,
            sort: ({ requests }) => requests,
            cell: ({ unit_id, name, requests }) =>
              requests > 0 ? (
                <Way to={["tim", unit_id, "permohonan"]} name={name} text={words.requestsIn(requests)} />
              ) : (
                "–"
              ),
          },
        ]}
      />
      {outages > 0 && (
        <a class="link" href={wayTo("kota", "gangguan")}>
          {words.outagesLink}
        </a>
      )}
    </section>
  );
}
