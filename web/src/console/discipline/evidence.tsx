/** What a year came to, with the rule it is measured by and every day that is part of it. */
import type { Schemas } from "../../api/client";
import { CASES } from "../../own_cases/words";
import { longDate, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { type Fact, Facts } from "../parts/facts";
import { Table } from "../parts/table";
import { DISCIPLINE } from "./words";

export function Evidence({ found, name = "" }: { found: Schemas["DisciplineView"]; name?: string }) {
  const { t, lang } = usePageWords(DISCIPLINE);
  const { t: named } = usePageWords(CASES);
  const { sums, opening } = found;
  const { reached } = sums;
  const minutes = sums.late_min + sums.early_min + sums.missing_min;
  const facts: Fact[] = [
    [t.counted, String(sums.counted_days)],
    ...(opening.unexcused_days ? [[t.brought, String(opening.unexcused_days)] as Fact] : []),
    ...(minutes ? [[t.minutes, String(minutes)] as Fact] : []),
    ...(sums.left_out_min ? [[t.leftOut, t.leftOutText(sums.left_out_min)] as Fact] : []),
    ...(sums.undecided_days ? [[t.undecided, String(sums.undecided_days)] as Fact] : []),
  ];
  if (reached) {
    const { level, days, in_a_row, article, sanction, source, mark } = reached.threshold;
    facts.push(
      [t.reached, `${named.levels[level]}, ${in_a_row ? t.inARow(days) : t.inAYear(days)}`],
      ...(reached.on ? [[t.openedOn, longDate(reached.on, lang)] as Fact] : []),
      [t.article, article],
      [t.named, sanction],
      [t.source, source],
      [t.sure, t.marks[mark] ?? mark],
    );
  }
  if (!sums.unconfirmed.includes("no_rule")) facts.push([t.decree, sums.decree_no ?? t.noDecree]);
  if (reached && sums.duty_article) {
    facts.push([t.duty, t.dutyText(sums.duty_article)]);
    facts.push([t.deadline, reached.act_by ? longDate(reached.act_by, lang) : t.noDeadline]);
  }
  return (
    <>
      <Facts of={facts} />
      {!reached && <p>{sums.unconfirmed.includes("no_rule") ? t.noRule : t.none}</p>}
      <Table
        name={`d${name}`}
        caption={t.counted}
        rows={found.days}
        rowKey={({ on }) => on}
        empty={t.noDays}
        columns={[
          { key: "on", title: t.date, sort: ({ on }) => on, cell: ({ on }) => shortDate(on, lang) },
          { key: "days", title: t.day, isNumber: true, cell: ({ days }) => days },
          {
            key: "min",
            title: t.minutes,
            isNumber: true,
            sort: (each) => each.late_min + each.early_min + each.missing_min,
            cell: (each) => {
              const sum = each.late_min + each.early_min + each.missing_min;
              return each.left_out ? <span class="soft">{t.leftOutDay(sum)}</span> : sum;
            },
          },
          { key: "by", title: t.judgedBy, cell: ({ judged_by }) => (judged_by === "default" ? t.shipped : judged_by) },
        ]}
      />
    </>
  );
}
