/** The rehearsal of a change, before it may be proposed: run unit by unit, its figures shown as they come. */
import { useEffect, useRef, useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Select, Tick } from "../../parts/labelled";
import { NoNotice, Notice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { withParts } from "../../setting_up/unit_tree";
import { useUnits } from "../../state/read_city";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { RehearsalResult } from "./rehearsal_result";
import { type Asking, askUnits, type Change, pastMonths } from "./rehearse";
import { CALENDAR } from "./words";

interface RehearsalProps {
  change: Change;
  today: string;
  /** Whether the change may be proposed by now: it was rehearsed as it stands, or somebody is in a hurry. */
  onReady?: (isReady: boolean) => void;
}

interface Run {
  key: string;
  all: number;
  asking: Asking;
  isOver: boolean;
}

export function Rehearsal({ change, today, onReady }: RehearsalProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const units = useUnits();
  const months = pastMonths(today);
  const [month, setMonth] = useState<string>(months[0]);
  const [found, setFound] = useState<Run | null>(null);
  const [isSkipped, setSkipped] = useState(false);
  const { busy, refusal, run } = useAct();
  const key = JSON.stringify(change);
  const asked = useRef(0);
  const shown = found?.key === key ? found : null;
  const isRehearsed = shown?.isOver === true && (shown.asking.shares.length > 0 || !shown.all);
  const isReady = isRehearsed || isSkipped;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once each time that it becomes another
  useEffect(() => onReady?.(isReady), [isReady]);
  useEffect(() => () => void asked.current++, []);

  async function rehearse() {
    const mine = ++asked.current;
    const isLeft = () => asked.current !== mine;
    const ids = unitsOf(change, units.data ?? []);
    const at = (asking: Asking, isOver: boolean) => setFound({ key, all: ids.length, asking, isOver });
    at({ shares: [], failed: [] }, false);
    const body = { month, pattern: null, override: null, holidays: null, ...change };
    const ask = (unit_id: string) => answer(api.POST("/calendar/rehearsals", { body: { ...body, unit_id } }));
    try {
      const asking = await askUnits(ids, ask, (step) => at(step, false), isLeft);
      if (!isLeft()) at(asking, true);
    } catch (error) {
      setFound(null);
      throw error;
    }
  }
  function stop() {
    asked.current++;
    setFound(null);
  }
  const done = shown ? shown.asking.shares.length + shown.asking.failed.length : 0;
  return (
    <section class="card stack rehearsal" aria-labelledby="rehearsal">
      <h2 id="rehearsal">{t.rehearsal}</h2>
      <p class="soft">{t.rehearsalLead}</p>
      <div class="rehearsal-tools">
        <Select
          label={t.month}
          value={month}
          disabled={busy}
          onValue={setMonth}
          options={months.map((each) => [each, monthName(each, lang)] as const)}
        />
        <button type="button" class="quiet" disabled={busy || !units.data} onClick={() => void run(rehearse)}>
          {found ? t.again : t.run}
        </button>
        {busy && (
          <button type="button" class="link" onClick={stop}>
            {t.stop}
          </button>
        )}
      </div>
      <p role="status" class="strong">
        {shown && (shown.isOver ? t.done(shown.all) : t.running(Math.min(done + 1, shown.all), shown.all))}
        {found && !shown && t.stale}
      </p>
      {refusal && (
        <NoNotice refusal={refusal}>
          <ul>
            {refusal.faults.map(({ pointer, detail }) => (
              <li key={pointer}>{detail}</li>
            ))}
          </ul>
        </NoNotice>
      )}
      {shown && shown.asking.failed.length > 0 && (
        <Notice tone="warn">
          <p>{t.failed(shown.asking.failed.length)}</p>
        </Notice>
      )}
      {shown && shown.asking.shares.length > 0 && (
        <RehearsalResult shares={shown.asking.shares} units={units.data ?? []} />
      )}
      {onReady && !isReady && <p class="hint">{t.needed}</p>}
      {onReady && !isRehearsed && <Tick label={t.skip} value={isSkipped} onValue={setSkipped} />}
    </section>
  );
}

/** An order for some units concerns these and their parts alone. */
function unitsOf({ override }: Change, all: Parameters<typeof withParts>[0]): string[] {
  const named = override?.unit_ids ?? [];
  if (!named.length) return all.map(({ unit_id }) => unit_id);
  return [...new Set(named.flatMap((each) => [...withParts(all, each)]))];
}
