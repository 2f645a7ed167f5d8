/** One check-in on the bench: the photos, the facts, and the decision. */
import type { MutableRef } from "preact/hooks";
import { useEffect, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { NoNotice, Notice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { Decide, type Writing } from "./decide";
import { Facts } from "./facts";
import type { Stroke } from "./keys";
import { Photos } from "./photos";
import { useStrokes } from "./use_strokes";
import { BENCH } from "./words";

type Look = Schemas["LookView"];

interface BenchProps {
  review: Schemas["ReviewView"];
  /** Where it stands in the queue, in words. */
  place: string;
  /** Whether its photo is opened with it: somebody has begun to look. A view is written down when it is opened. */
  opens: MutableRef<boolean>;
  /** The first one that the page shows: focus stays where the page put it. */
  isFirst: boolean;
  done: (state: string) => void;
  move: (by: number) => void;
}

export function Bench({ review, place, opens, isFirst, done, move }: BenchProps) {
  const { t } = usePageWords(BENCH);
  const [look, setLook] = useState<Look | null>(null);
  const [writing, setWriting] = useState<Writing>(null);
  const looking = useAct();
  const deciding = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  const params = { path: { review_id: review.review_id } };
  const isGone = looking.refusal?.code === "SELFIE_NOT_THERE";
  const isReady = look !== null || isGone;

  async function open() {
    if (look || looking.busy) return;
    opens.current = true;
    await looking.run(async () => setLook(await answer(api.POST("/me/reviews/{review_id}/look", { params }))));
  }
  const decide = (valid: boolean, reason: string | null) =>
    deciding.run(async () => {
      const body = { valid, reason };
      done((await answer(api.POST("/me/reviews/{review_id}/decision", { params, body }))).state);
    });
  const ask = (question: string) =>
    deciding.run(async () => {
      const body = { question };
      done((await answer(api.POST("/me/reviews/{review_id}/question", { params, body }))).state);
    });

  const acts: Record<Stroke, () => void> = {
    look: () => void open(),
    valid: () => isReady && !deciding.busy && void decide(true, null),
    invalid: () => isReady && !deciding.busy && setWriting("reason"),
    ask: () => !review.question && !deciding.busy && setWriting("question"),
    next: () => move(1),
    previous: () => move(-1),
  };
  useStrokes(acts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is put on the bench
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    if (opens.current) void open();
  }, []);

  return (
    <section class="card bench-one" aria-labelledby="bench">
      <header>
        <h2 id="bench" ref={heading} tabIndex={-1}>
          {review.name}
        </h2>
        <p class="soft">{place}</p>
      </header>
      <div class="bench-sides">
        <Photos review={review} look={look} busy={looking.busy} open={open} />
        <div class="stack">
          <Facts review={review} />
          {looking.refusal && <NoNotice refusal={looking.refusal} />}
          {review.question && (
            <Notice tone="info">
              <p>{t.asked(review.question)}</p>
              <p>{review.answer ? t.answered(review.answer) : t.unanswered}</p>
            </Notice>
          )}
          <Decide
            canAsk={!review.question}
            isReady={isReady}
            acting={deciding}
            writing={writing}
            setWriting={setWriting}
            decide={decide}
            ask={ask}
          />
        </div>
      </div>
    </section>
  );
}
