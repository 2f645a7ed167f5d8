/** Objections one after the other: what was judged and why, what is claimed, by when to decide; and the photos. */
import { shortDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { Empty } from "../parts/states";
import { ObjectionBench } from "./objection_bench";
import { SaidOfLast, useLine } from "./use_line";
import type { Objection } from "./use_objections";
import { BENCH } from "./words";

export function Objections({ objections }: { objections: readonly Objection[] }) {
  const { t } = usePageWords(BENCH);
  const { left, current, place, done, said, go, finish } = useLine(objections, ({ request_id }) => request_id);
  return (
    <>
      <SaidOfLast said={said} />
      {current ? (
        <div class="bench">
          <List objections={left} at={place} go={go} />
          <ObjectionBench
            key={current.request_id}
            objection={current}
            place={t.place(place + 1, left.length)}
            isFirst={!done && place === 0}
            done={(state) => finish(current, t.objectionDone[state] ?? t.objectionPassedOn)}
            move={(by) => go(place + by)}
          />
        </div>
      ) : (
        <Empty text={t.noObjections} />
      )}
    </>
  );
}

interface ListProps {
  objections: readonly Objection[];
  at: number;
  go: (to: number) => void;
}

function List({ objections, at, go }: ListProps) {
  const { t, w, lang } = usePageWords(BENCH);
  return (
    <nav class="bench-queue" aria-label={t.objectionsQueue}>
      <ol>
        {objections.map(({ request_id, name, on, slot, decide_by, is_late }, place) => (
          <li key={request_id}>
            <button type="button" aria-current={place === at ? "true" : undefined} onClick={() => go(place)}>
              <span class="strong">{name}</span>
              <span class="soft small">
                {shortDate(on, lang)}, {slotName(slot, w)}
              </span>
              <span class={is_late ? "tag bad" : "tag off"}>{t.decideBy(shortDate(decide_by, lang))}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
