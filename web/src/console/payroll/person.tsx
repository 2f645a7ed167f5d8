/** One person's month in a unit: every deduction with its date, minutes, rule and source; what is excused; the sum. */
import { useAnswer } from "../../api/use_answer";
import { COUNT } from "../../own_count/words";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { monthName, shortDate } from "../../words/format";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { type Fact, Facts } from "../parts/facts";
import { Awaited, Empty } from "../parts/states";
import { useQuery, withQuery } from "../use_query";
import { Changes } from "./changes";
import { Lines } from "./lines";
import { MonthState } from "./month_state";
import { monthOf, type Person, readMonth } from "./read";
import { PAYROLL } from "./words";

export function PersonMonth({ employeeId }: { employeeId: string }) {
  const { t, lang } = usePageWords(PAYROLL);
  const [{ unit = "", ...query }] = useQuery();
  const { on } = useHere();
  const units = useUnits();
  const unitName = units.data?.find(({ unit_id }) => unit_id === unit)?.name ?? unit;
  const month = monthOf(query, on);
  const asked = useAnswer(unit ? `allowances ${unit} ${month}` : null, () => readMonth(unit, month));
  return (
    <>
      <p class="trail">
        <a href={withQuery(address("penggajian", "potongan"), { unit, bulan: month })}>{t.back}</a>
      </p>
      {!unit && <Empty text={t.notHere} />}
      {unit && (
        <Awaited asked={asked}>
          {({ people, locked_at }) => {
            const person = people.find(({ employee_id }) => employee_id === employeeId);
            if (!person) return <Empty text={t.notHere} />;
            return (
              <section class="stack" aria-labelledby="person">
                <h2 id="person">
                  {person.name} · {unitName} · {monthName(month, lang)}
                </h2>
                <MonthState lockedAt={locked_at} isConfirmed={!person.unconfirmed.length} />
                <Month person={person} />
              </section>
            );
          }}
        </Awaited>
      )}
    </>
  );
}

function Month({ person }: { person: Person }) {
  const { t, lang } = usePageWords(PAYROLL);
  const { t: count } = usePageWords(COUNT);
  const { minutes, absent_days, percent_bp, adjusted_bp, base_idr, cut_idr, adjusted_idr, total_idr } = person;
  const both = (share: number, amount: number | null) =>
    [percent(share, lang), ...(amount === null ? [] : [rupiah(amount, lang)])].join(" · ");
  const facts: Fact[] = [
    ...(base_idr === null ? [] : [[t.base, rupiah(base_idr, lang)] as const]),
    [t.minutes, String(minutes)],
    [t.absent, t.perDay(absent_days)],
    ...(percent_bp === null ? [] : [[t.percent, both(percent_bp, cut_idr)] as const]),
    ...(adjusted_bp ? [[t.adjusted, both(adjusted_bp, adjusted_idr)] as const] : []),
    ...(total_idr === null ? [] : [[t.totalAll, rupiah(total_idr, lang)] as const]),
  ];
  return (
    <>
      <Facts of={facts} />
      <h3>{t.lines}</h3>
      <Lines person={person} events={count.events} />
      {person.undecided_days > 0 && <p>{t.undecidedNote(person.undecided_days)}</p>}
      {person.changes.length > 0 && <Changes person={person} events={count.events} />}
      {person.excused.length > 0 && (
        <>
          <h3>{t.excused}</h3>
          <Facts of={person.excused.map(({ on, status }) => [shortDate(on, lang), t.excusedDays[status] ?? status])} />
        </>
      )}
      <p class="soft small">{base_idr === null ? (percent_bp === null ? "" : t.noBaseNote) : t.roundedNote}</p>
    </>
  );
}
