/** Objections one after the other: what was judged and why, what is claimed, by when to decide; and the photos. */
import { useState } from "preact/hooks";
import { Notice } from "../../parts/notice";
import { shortDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { Empty } from "../parts/states";
import { ObjectionBench } from "./objection_bench";
import type { Objection } from "./use_objections";
import { BENCH } from "./words";

export function Objections({ objections }: { objections: readonly Objection[] }) {
  const { t } = usePageWords(BENCH);
  const [done, setDone] = useState<readonly string[]>([]);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const left = objections.filter(({ request_id }) => !done.includes(request_id));
  const place = Math.min(at, Math.max(0, left.length - 1));
  const current = left[place];
  function go(to: number) {
    setAt(Math.max(0, Math.min(to, left.length - 1)));
    setSaid("");
  }
  function finish(objection: Objection, state: string) {
    setSaid(t.objectionDone[state] ?? t.objectionPassedOn);
    setDone([...done, objection.request_id]);
    setAt(place);
  }
  return (
    <>
      <div role="status" class="live">
        {said && (
          <Notice tone="ok">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      {current ? (
        <div class="bench">
          <List objections={left} at={place} go={go} />
          <ObjectionBench
            key={current.request_id}
            objection={current}
            place={t.place(place + 1, left.length)}
            isFirst={!done.length && place === 0}
            done={(state) => finish(current, state)}
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
