/** Unit beside unit: how many came to which predicate, and what the organisation's own standing asks of that. */
import "./predicates.css";
import type { Schemas } from "../../api/client";
import { EVALUATIONS } from "../../evaluations/words";
import { usePageWords } from "../../words/words";
import { Verdicts } from "../evaluations/verdicts";
import { UNIT_EVALUATIONS } from "../evaluations/words";
import { lineKey } from "../parts/small_units";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { PREDICATE_WORDS, type PredicateWords } from "./words";

type Line = Schemas["UnitSpreadView"];

interface UnitsProps {
  found: Schemas["CityPredicatesView"];
  seesPeople: boolean;
  wayTo: (unitId: string) => string;
}

export function Units({ found, seesPeople, wayTo }: UnitsProps) {
  const { t } = usePageWords(PREDICATE_WORDS);
  const { t: named } = usePageWords(EVALUATIONS);
  const { t: ours } = usePageWords(UNIT_EVALUATIONS);
  return (
    <section class="stack">
      <h2>{t.units}</h2>
      {!seesPeople && <p class="hint">{t.small}</p>}
      <Table
        caption={t.units}
        rows={found.units}
        rowKey={lineKey}
        empty={t.nothing}
        sortedBy="unit"
        textOf={(line) => nameOf(line, t)}
        filters={[
          {
            key: "sebaran",
            label: t.fit,
            options: [
              ["luar", ours.beyond],
              ["sesuai", ours.fits],
              ["kosong", t.noStanding],
            ],
            keeps: (line, value) => fitOf(line) === value,
          },
        ]}
        columns={[
          {
            key: "unit",
            title: t.unit,
            sort: (line) => nameOf(line, t),
            cell: (line) =>
              seesPeople && line.unit_id ? <a href={wayTo(line.unit_id)}>{line.name}</a> : nameOf(line, t),
          },
          { key: "orang", title: t.approved, isNumber: true, sort: peopleOf, cell: peopleOf },
          ...Object.entries(named.predicates).map(
            ([predicate, name]): Column<Line> => ({
              key: predicate,
              title: name,
              isNumber: true,
              sort: ({ counts }) => counts[predicate] ?? 0,
              cell: ({ counts }) => counts[predicate] ?? 0,
            }),
          ),
          {
            key: "capaian",
            title: t.standing,
            sort: ({ standing }) => standing,
            cell: ({ standing, verdicts, unit_id }) =>
              unit_id && (
                <>
                  {ours.standings[standing ?? ""]}
                  <div class="small spread-verdicts">
                    <Verdicts of={verdicts} />
                  </div>
                </>
              ),
          },
        ]}
      />
    </section>
  );
}

function nameOf({ unit_id, name, units }: Line, t: PredicateWords): string {
  return unit_id === null ? t.smallUnits(units) : name;
}

function peopleOf({ counts }: Line): number {
  return Object.values(counts).reduce((sum, people) => sum + people, 0);
}

function fitOf({ standing, verdicts }: Line): string {
  if (!standing) return "kosong";
  return verdicts.every(({ fits }) => fits) ? "sesuai" : "luar";
}
