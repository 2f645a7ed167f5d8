/** What a rating of results and one of behaviour come to: nine cells, results down, behaviour across. */
import type { Schemas } from "../../api/client";
import { Scroll } from "../parts/scroll";
import type { SettingWords } from "./words";

interface MatrixProps {
  label: string;
  matrix: readonly Schemas["Cell"][];
  t: SettingWords;
}

const RATINGS = ["below", "meets", "above"] as const;

export function MatrixTable({ label, matrix, t }: MatrixProps) {
  const predicateOf = (result: string, behaviour: string) =>
    matrix.find((cell) => cell.result === result && cell.behaviour === behaviour)?.predicate;
  return (
    <Scroll label={label}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.matrixHead}</th>
            {RATINGS.map((behaviour) => (
              <th scope="col" key={behaviour}>
                {t.behaviour(t.ratings[behaviour])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...RATINGS].reverse().map((result) => (
            <tr key={result}>
              <th scope="row">{t.ratings[result]}</th>
              {RATINGS.map((behaviour) => (
                <td key={behaviour}>{t.predicates[predicateOf(result, behaviour) ?? ""]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
