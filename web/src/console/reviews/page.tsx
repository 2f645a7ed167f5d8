/** The review bench: who owes a look sees one check-in after the other, decides in seconds, by mouse or keys. */
import "../../reviews/reviews.css";
import "./bench.css";
import { useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { usePageWords } from "../../words/words";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { Awaited, Empty } from "../parts/states";
import { Stats } from "../parts/stats";
import { Bench } from "./bench";
import { BenchKeys, Guide } from "./guide";
import { Objections } from "./objections";
import { Queue } from "./queue";
import { SaidOfLast, useLine } from "./use_line";
import { useObjections } from "./use_objections";
import { BENCH } from "./words";

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

function Row({ reviews, waiting, kept, quota }: Schemas["ReviewsView"]) {
  const { t } = usePageWords(BENCH);
  const { left, current, place, done, said, go, finish } = useLine(reviews, ({ review_id }) => review_id);
  const opens = useRef(false); // the next photo is opened with it, once somebody has begun to look
  return (
    <>
      <Stats
        label={t.figures}
        of={[
          { name: t.waiting, value: Math.max(0, waiting - done), tone: "info" },
          { name: t.oldest, value: left.length ? Math.max(...left.map(({ age_days }) => age_days)) : 0 },
          { name: t.perDay, value: quota, note: t.perDayNote },
        ]}
      />
      {kept > 0 && <p class="soft">{t.kept(kept)}</p>}
      <SaidOfLast said={said} />
      {current ? (
        <div class="bench">
          <Queue reviews={left} at={place} go={go} waiting={waiting - done} />
          <Bench
            key={current.review_id}
            review={current}
            place={t.place(place + 1, left.length)}
            opens={opens}
            isFirst={!done && place === 0}
            done={(state) => finish(current, t.done[state] ?? "")}
            move={(by) => go(place + by)}
          />
        </div>
      ) : (
        <Empty text={t.none} />
      )}
    </>
  );
}
