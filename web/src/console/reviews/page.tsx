/** The review bench: who owes a look sees one check-in after the other, decides in seconds, by mouse or keys. */
import "../../reviews/reviews.css";
import "./bench.css";
import { useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { Awaited, Empty } from "../parts/states";
import { Stats } from "../parts/stats";
import { Bench } from "./bench";
import { BenchKeys, Guide } from "./guide";
import { Objections } from "./objections";
import { Queue } from "./queue";
import { useObjections } from "./use_objections";
import { BENCH } from "./words";

type Review = Schemas["ReviewView"];
const PAGE = "pemeriksaan";
const OBJECTIONS = "keberatan";

export default function ReviewBench({ part }: PageProps) {
  const { t } = usePageWords(BENCH);
  const asked = useAnswer("reviews", () => answer(api.GET("/me/reviews")));
  const objected = useObjections();
  const isObjections = part === OBJECTIONS;
  return (
    <>
      <p class="lead">{isObjections ? t.objectionsLead : t.lead}</p>
      <PartsNav
        label={t.tabs}
        page={PAGE}
        part={isObjections ? OBJECTIONS : ""}
        parts={[
          ["", counted(t.reviews, asked.data?.waiting)],
          [OBJECTIONS, counted(t.objections, objected.data?.length)],
        ]}
      />
      {isObjections ? (
        <Awaited asked={objected}>{(objections) => <Objections objections={objections} />}</Awaited>
      ) : (
        <Awaited asked={asked}>{(reviews) => <Row {...reviews} />}</Awaited>
      )}
      <div class="bench-help">
        <Guide />
        <BenchKeys only={isObjections ? ["look", "next", "previous"] : undefined} />
      </div>
    </>
  );
}

const counted = (name: string, count: number | undefined) => (count === undefined ? name : `${name} (${count})`);

/** What was read once stays in its order while it is worked through; what is done leaves it. */
function Row({ reviews, waiting, kept, quota }: Schemas["ReviewsView"]) {
  const { t } = usePageWords(BENCH);
  const [done, setDone] = useState<readonly string[]>([]);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState("");
  const opens = useRef(false); // the next photo is opened with it, once somebody has begun to look
  const left = reviews.filter(({ review_id }) => !done.includes(review_id));
  const place = Math.min(at, Math.max(0, left.length - 1));
  const current = left[place];
  function go(to: number) {
    setAt(Math.max(0, Math.min(to, left.length - 1)));
    setSaid("");
  }
  function finish(review: Review, state: string) {
    setSaid(t.done[state] ?? "");
    setDone([...done, review.review_id]);
    setAt(place);
  }
  return (
    <>
      <Stats
        label={t.figures}
        of={[
          { name: t.waiting, value: Math.max(0, waiting - done.length), tone: "info" },
          { name: t.oldest, value: left.length ? Math.max(...left.map(({ age_days }) => age_days)) : 0 },
          { name: t.perDay, value: quota, note: t.perDayNote },
        ]}
      />
      {kept > 0 && <p class="soft">{t.kept(kept)}</p>}
      <div role="status" class="live">
        {said && (
          <Notice tone="ok">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      {current ? (
        <div class="bench">
          <Queue reviews={left} at={place} go={go} waiting={waiting - done.length} />
          <Bench
            key={current.review_id}
            review={current}
            place={t.place(place + 1, left.length)}
            opens={opens}
            isFirst={!done.length && place === 0}
            done={(state) => finish(current, state)}
            move={(by) => go(place + by)}
          />
        </div>
      ) : (
        <Empty text={t.none} />
      )}
    </>
  );
}
