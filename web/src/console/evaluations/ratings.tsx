/** Two ratings, and of each behaviour what somebody wants to say more. */

import { EVALUATIONS } from "../../evaluations/words";
import { Select } from "../../parts/labelled";
import { usePageWords } from "../../words/words";
import { UNIT_EVALUATIONS } from "./words";

export const RATINGS = ["below", "meets", "above"] as const;
export type Rating = (typeof RATINGS)[number];
export interface Given {
  result: Rating | "";
  behaviour: Rating | "";
  behaviours: Readonly<Record<string, Rating>>;
}

interface RatingsProps {
  given: Given;
  change: (changed: Partial<Given>) => void;
}

export function Ratings({ given, change }: RatingsProps) {
  const { t } = usePageWords(EVALUATIONS);
  const { t: ours } = usePageWords(UNIT_EVALUATIONS);
  return (
    <>
      <One name="result" title={t.result} keys="123" value={given.result} onValue={(result) => change({ result })} />
      <One
        name="behaviour"
        title={t.behaviour}
        keys="456"
        value={given.behaviour}
        onValue={(behaviour) => change({ behaviour })}
      />
      <details class="fold">
        <summary>{ours.more}</summary>
        {Object.entries(t.values).map(([value, name]) => (
          <Select
            key={value}
            label={name}
            value={given.behaviours[value] ?? ""}
            onValue={(chosen) => change({ behaviours: withValue(given.behaviours, value, chosen) })}
            options={[["", ours.noValue], ...RATINGS.map((each) => [each, t.ratings[each] ?? each] as const)]}
          />
        ))}
      </details>
    </>
  );
}

interface OneProps {
  name: string;
  title: string;
  keys: string;
  value: string;
  onValue: (rating: Rating) => void;
}

function One({ name, title, keys, value, onValue }: OneProps) {
  const { t } = usePageWords(EVALUATIONS);
  return (
    <fieldset class="card choice">
      <legend>{title}</legend>
      {RATINGS.map((each, at) => (
        <label key={each}>
          <input type="radio" name={name} checked={value === each} onChange={() => onValue(each)} />
          {t.ratings[each]} <kbd>{keys[at]}</kbd>
        </label>
      ))}
    </fieldset>
  );
}

function withValue(before: Given["behaviours"], value: string, chosen: string): Given["behaviours"] {
  const others = Object.entries(before).filter(([each]) => each !== value);
  const rating = RATINGS.find((each) => each === chosen);
  return Object.fromEntries(rating ? [...others, [value, rating]] : others);
}
