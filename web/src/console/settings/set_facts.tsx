/** What a rule set says, line by line, each with its source and certainty. */
import type { ComponentChildren } from "preact";
import { COUNT } from "../../own_count/words";
import type { Language } from "../../words/language";
import { percent } from "../../words/number";
import { Scroll } from "../parts/scroll";
import { Certainty } from "./certainty";
import { MatrixTable } from "./matrix_table";
import { type AnySet, SIGNAL_NUMBERS } from "./rule_sets";
import type { SettingWords } from "./words";

interface FactsProps {
  /** Of its table, unlike any other on the page. */
  label: string;
  set: AnySet;
  t: SettingWords;
  lang: Language;
}

export function SetFacts({ label, set, t, lang }: FactsProps) {
  return (
    <div class="stack">
      <ul class="plain-list">
        {linesOf(set, t, lang).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {"thresholds" in set && set.thresholds.length > 0 && (
        <Lines label={label} titles={[t.from, t.sanction, t.article, t.source, t.certainty]}>
          {set.thresholds.map(({ days, in_a_row, sanction, article, source, mark }) => (
            <tr key={`${days} ${in_a_row}`}>
              <th scope="row">{t.days(days, in_a_row)}</th>
              <td>{sanction}</td>
              <td>{article}</td>
              <td>{source}</td>
              <td>
                <Certainty of={mark} t={t} />
              </td>
            </tr>
          ))}
        </Lines>
      )}
      {"matrix" in set && <MatrixTable label={label} matrix={set.matrix} t={t} />}
      {"brackets" in set && (
        <Lines label={label} titles={[t.event, t.minutes, t.percent, t.source, t.certainty]}>
          {set.brackets.map(({ event, from_min, to_min, percent_bp, of, source, mark }) => (
            <tr key={`${event} ${from_min}`}>
              <th scope="row">{COUNT[lang].events[event] ?? event}</th>
              <td>{to_min === null ? (from_min ? `≥ ${from_min}` : "–") : `${from_min}–${to_min}`}</td>
              <td>
                {percent(percent_bp, lang)} {t.ofPart[of]}
              </td>
              <td>{source}</td>
              <td>
                <Certainty of={mark} t={t} />
              </td>
            </tr>
          ))}
        </Lines>
      )}
    </div>
  );
}

interface LinesProps {
  label: string;
  titles: readonly string[];
  children: ComponentChildren;
}

function Lines({ label, titles, children }: LinesProps) {
  return (
    <Scroll label={label}>
      <table class="table">
        <thead>
          <tr>
            {titles.map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}

function linesOf(set: AnySet, t: SettingWords, lang: Language): string[] {
  if ("hand_ms" in set) return SIGNAL_NUMBERS.map((name) => `${t.signals[name]}: ${set[name]}`);
  if ("permission_counts" in set) {
    const missing = Object.entries(set.missing_min ?? {}).map(([slot, minutes]) =>
      t.missing(t.slots[slot] ?? slot, minutes),
    );
    return [...missing, t.permission(set.permission_counts)];
  }
  if ("thresholds" in set) {
    const own = set.thresholds.length ? [] : [t.noThresholds];
    return [...own, t.minutesPerDay(set.minutes_per_day), t.actWithin(set.act_within_days)];
  }
  if ("matrix" in set) {
    const spreads = set.spreads.map(({ standing, predicate, least_percent, most_percent }) =>
      t.spread(t.standings[standing], t.predicates[predicate], least_percent, most_percent),
    );
    const days = [t.answerDays(set.answer_days), t.closeDays(set.close_days), t.objectionDays(set.objection_days)];
    return [t.periodKinds[set.period_kind], ...days, ...spreads];
  }
  if ("close_day" in set) {
    const asked = Object.entries(set.asked_bp).map(([month, bp]) => t.asked(Number(month), percent(bp, lang)));
    return [t.closeDay(set.close_day), t.remindDay(set.remind_day), t.behind(set.behind_points), ...asked];
  }
  const cap = set.day_cap_bp === null ? [] : [t.cap(percent(set.day_cap_bp, lang))];
  return [t.part(percent(set.discipline_bp, lang)), ...cap];
}
