/** What a city's decree may say of assessments: how often, the days, the matrix cell by cell, the bounds of spreads. */
import { Input, Select } from "../../parts/labelled";
import { wholeOf } from "./plan";
import type { Performance } from "./rule_sets";
import { Wholes } from "./wholes";
import type { SettingWords } from "./words";

interface PerformanceProps {
  set: Performance;
  change: (set: Performance) => void;
  t: SettingWords;
  faultAt: (name: string) => string | undefined;
}

type Cell = Performance["matrix"][number];
type Spread = Performance["spreads"][number];

const DAYS = ["answer_days", "close_days", "objection_days"] as const;

export function PerformanceNumbers({ set, change, t, faultAt }: PerformanceProps) {
  const putCell = (at: number, predicate: string) =>
    change({ ...set, matrix: replaced<Cell>(set.matrix, at, { predicate: predicate as Cell["predicate"] }) });
  const putSpread = (at: number, bound: Partial<Spread>) =>
    change({ ...set, spreads: replaced<Spread>(set.spreads, at, bound) });
  return (
    <>
      <div class="form-grid">
        <Select
          label={t.periodKindField}
          value={set.period_kind}
          onValue={(kind) => change({ ...set, period_kind: kind as Performance["period_kind"] })}
          options={Object.entries(t.periodKinds)}
          fault={faultAt("period_kind")}
        />
        <Wholes set={set} names={DAYS} labels={t.performanceDays} change={change} faultAt={faultAt} />
      </div>
      <fieldset class="card rule-group">
        <legend>{t.matrixField}</legend>
        {faultAt("matrix") && <p class="fault">{faultAt("matrix")}</p>}
        <div class="form-grid">
          {set.matrix.map(({ result, behaviour, predicate }, at) => (
            <Select
              key={`${result} ${behaviour}`}
              label={t.cellField(t.ratings[result], t.ratings[behaviour])}
              value={predicate}
              onValue={(chosen) => putCell(at, chosen)}
              options={Object.entries(t.predicates)}
              fault={faultAt(`matrix/${at}/predicate`)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset class="card rule-group">
        <legend>{t.spreadsField}</legend>
        <div class="form-grid">
          {set.spreads.map(({ standing, predicate, least_percent, most_percent }, at) => {
            const name = least_percent === null ? "most_percent" : "least_percent";
            return (
              <Input
                key={`${standing} ${predicate}`}
                label={t.spreadField[name](t.standings[standing] ?? standing, t.predicates[predicate] ?? predicate)}
                inputMode="numeric"
                value={String((name === "most_percent" ? most_percent : least_percent) ?? "")}
                onValue={(text) => putSpread(at, { [name]: wholeOf(text) as number })}
                fault={faultAt(`spreads/${at}/${name}`)}
              />
            );
          })}
        </div>
      </fieldset>
    </>
  );
}

function replaced<T>(all: readonly T[], at: number, part: Partial<T>): T[] {
  return all.map((each, place) => (place === at ? { ...each, ...part } : each));
}
