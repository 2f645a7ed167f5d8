/** Which single keys there are, and the way to do without them. */
import "./opened.css";
import { Tick } from "../../parts/labelled";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { CONSOLE } from "../words";

export function Keys({ keys }: { keys: readonly (readonly [key: string, name: string, ...rest: unknown[]])[] }) {
  const { t } = usePageWords(CONSOLE);
  const [{ keys: wanted }, change] = useQuery();
  return (
    <details class="fold">
      <summary>{t.keys}</summary>
      <Tick label={t.useKeys} value={wanted !== "0"} onValue={(isOn) => change({ keys: isOn ? null : "0" })} />
      <dl class="key-help">
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key === "escape" ? "Esc" : key.toUpperCase()}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
