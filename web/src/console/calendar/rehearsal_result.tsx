/** What a rehearsal came to: whom it concerns, the month then and now, by unit, and the first days that differ. */
import type { ComponentChildren } from "preact";
import { VERDICTS } from "../../requests/verdict_words";
import type { Unit } from "../../state/read_city";
import { monthName, shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import { numberIn } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Stats } from "../parts/stats";
import { type Share, type Summed, statusesOf, summed } from "./rehearse";
import { CALENDAR } from "./words";

const NAMES_SHOWN = 20;
const DAYS_SHOWN = 50;

interface ResultProps {
  shares: readonly Share[];
  units: readonly Unit[];
}

export function RehearsalResult({ shares, units }: ResultProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const all = summed(shares);
  const names = new Map(units.map(({ unit_id, name }) => [unit_id, name]));
  return (
    <>
      <Stats
        label={t.rehearsal}
        of={[
          {
            name: t.concerned,
            value: numberIn(all.concerned, lang),
            note: t.ofPeople(all.people),
            tone: all.concerned ? "warn" : "ok",
          },
          { name: t.unitsConcerned, value: numberIn(all.units, lang) },
          { name: t.firstOn, value: all.first_on ? shortDate(all.first_on, lang) : t.never },
          ...(all.untold
            ? [{ name: t.untold, value: numberIn(all.untold, lang), note: t.untoldNote, tone: "info" as const }]
            : []),
        ]}
      />
      <h3>{t.asIf(monthName(all.month, lang))}</h3>
      <p>{t.asIfLead(all.judged, all.differing)}</p>
      {all.judged > 0 && <Beside all={all} />}
      <p class="hint">{t.caveat}</p>
      {all.concerned > 0 && <Names shares={shares} total={all.concerned} names={names} />}
      {all.differing > 0 && <Days shares={shares} total={all.differing} names={names} />}
      {shares.length > 1 && <ByUnit shares={shares} names={names} />}
    </>
  );
}

function Beside({ all }: { all: Summed }) {
  const { t, lang } = usePageWords(CALENDAR);
  const verdicts = usePageWords(VERDICTS).t;
  const rows: [string, number, number][] = [
    ...statusesOf(all).map((status): [string, number, number] => [
      verdicts.statuses[status] ?? status,
      all.before.days[status] ?? 0,
      all.after.days[status] ?? 0,
    ]),
    [t.lateMin, all.before.late_min, all.after.late_min],
    [t.earlyMin, all.before.early_min, all.after.early_min],
    [t.missingMin, all.before.missing_min, all.after.missing_min],
  ];
  return (
    <Plain label={t.asIf(monthName(all.month, lang))} heads={[t.what, t.was, t.would, t.difference]} figures>
      {rows.map(([name, before, after]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td class="figure">{numberIn(before, lang)}</td>
          <td class="figure">{numberIn(after, lang)}</td>
          <td class={`figure ${before === after ? "soft" : "strong"}`}>{signed(after - before, lang)}</td>
        </tr>
      ))}
    </Plain>
  );
}

interface PartProps {
  shares: readonly Share[];
  total: number;
  names: ReadonlyMap<string, string>;
}

function Names({ shares, total, names }: PartProps) {
  const { t } = usePageWords(CALENDAR);
  const people = shares.flatMap((share) => share.names.map((each) => ({ ...each, unit: share.unit_id })));
  const shown = people.slice(0, NAMES_SHOWN);
  return (
    <details class="fold">
      <summary>{t.firstNames(shown.length, total)}</summary>
      <Plain label={t.concerned} heads={[t.person, t.unit]}>
        {shown.map(({ employee_id, name, unit }) => (
          <tr key={`${employee_id} ${unit}`}>
            <th scope="row">{name}</th>
            <td>{names.get(unit) ?? unit}</td>
          </tr>
        ))}
      </Plain>
    </details>
  );
}

function Days({ shares, total, names }: PartProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const verdicts = usePageWords(VERDICTS).t;
  const days = shares.flatMap((share) => share.days.map((each) => ({ ...each, unit: share.unit_id })));
  const shown = days.sort((one, other) => one.on.localeCompare(other.on)).slice(0, DAYS_SHOWN);
  const say = ({ status, late_min, early_min }: (typeof days)[number]["before"]) =>
    [
      verdicts.statuses[status] ?? status,
      late_min > 0 && verdicts.late(late_min),
      early_min > 0 && verdicts.early(early_min),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <details class="fold">
      <summary>{t.firstDays(shown.length, total)}</summary>
      <Plain label={t.differing} heads={[t.person, t.unit, t.date, t.was, t.would]}>
        {shown.map((each) => (
          <tr key={`${each.employee_id} ${each.on}`}>
            <th scope="row">{each.name}</th>
            <td>{names.get(each.unit) ?? each.unit}</td>
            <td class="nowrap">{shortDate(each.on, lang)}</td>
            <td>{say(each.before)}</td>
            <td>{say(each.after)}</td>
          </tr>
        ))}
      </Plain>
    </details>
  );
}

function ByUnit({ shares, names }: Omit<PartProps, "total">) {
  const { t, lang } = usePageWords(CALENDAR);
  const ordered = [...shares].sort((one, other) => other.concerned - one.concerned);
  return (
    <details class="fold">
      <summary>{t.perUnit}</summary>
      <Plain label={t.perUnit} heads={[t.unit, t.persons, t.concerned, t.differing]} figures>
        {ordered.map(({ unit_id, people, concerned, differing }) => (
          <tr key={unit_id}>
            <th scope="row">{names.get(unit_id) ?? unit_id}</th>
            <td class="figure">{numberIn(people, lang)}</td>
            <td class="figure">{numberIn(concerned, lang)}</td>
            <td class="figure">{numberIn(differing, lang)}</td>
          </tr>
        ))}
      </Plain>
    </details>
  );
}

interface PlainProps {
  label: string;
  heads: readonly string[];
  /** All but the first column are figures. */
  figures?: boolean;
  children: ComponentChildren;
}

function Plain({ label, heads, figures, children }: PlainProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section class="table-scroll" tabIndex={0} aria-label={label}>
      <table class="table">
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" class={figures && at > 0 ? "figure" : ""}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function signed(n: number, lang: Language): string {
  return n > 0 ? `+${numberIn(n, lang)}` : n < 0 ? `−${numberIn(-n, lang)}` : "0";
}
