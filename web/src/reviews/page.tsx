/** Check-ins that this person owes a look, one after the other: the photo beside the last ones, and a decision. */
import "./reviews.css";
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { refuse } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Input } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { longDate, metres, shortDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { REVIEWS } from "./words";

type Review = Schemas["ReviewView"];
type LookAt = Schemas["LookView"];

export default function ReviewsPage() {
  const { t } = usePageWords(REVIEWS);
  const asked = useAnswer("reviews", () => answer(api.GET("/me/reviews")));
  const [said, setSaid] = useState("");
  const [put, setPut] = useState<readonly string[]>([]); // decided or asked about in this visit
  function done(review: Review, state: string) {
    setSaid(t.done[state] ?? "");
    setPut([...put, review.review_id]);
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      <div role="status" class="live">
        {said && (
          <Notice tone="ok">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      <Awaited asked={asked}>
        {({ reviews }) => {
          const left = reviews.filter(({ review_id }) => !put.includes(review_id));
          const [first] = left;
          if (!first) return <p class="soft">{t.none}</p>;
          return (
            <>
              <One key={first.review_id} review={first} done={(state) => done(first, state)} />
              {left.length > 1 && <p class="soft">{t.left(left.length - 1)}</p>}
            </>
          );
        }}
      </Awaited>
    </>
  );
}

function One({ review, done }: { review: Review; done: (state: string) => void }) {
  const { t, w, lang } = usePageWords(REVIEWS);
  const [reason, setReason] = useState("");
  const [look, setLook] = useState<LookAt | null>(null);
  const { busy, refusal, run } = useAct();
  const params = { path: { review_id: review.review_id } };
  const when = t.at(slotName(review.slot, w), review.local_time);
  const needsWord = (isNeeded: boolean) => refuse([isNeeded && !reason.trim(), "/reason", t.reasonMissing]);
  const open = () => run(async () => setLook(await answer(api.POST("/me/reviews/{review_id}/look", { params }))));
  const decide = (valid: boolean) =>
    run(async () => {
      needsWord(!valid);
      const body = { valid, reason: valid ? null : reason.trim() };
      done((await answer(api.POST("/me/reviews/{review_id}/decision", { params, body }))).state);
    });
  const ask = () =>
    run(async () => {
      needsWord(true);
      const body = { question: reason.trim() };
      done((await answer(api.POST("/me/reviews/{review_id}/question", { params, body }))).state);
    });
  const fault = (refusal?.faultAt("/reason") ?? refusal?.faultAt("/question"))?.detail;
  return (
    <section class="card stack review" aria-labelledby="review">
      <h2 id="review">{t.of(review.name, review.unit_name)}</h2>
      <div>
        <p class="strong">
          {longDate(review.on, lang)}, {when}
        </p>
        <p class="soft">
          {review.distance_m === null || review.accuracy_m === null
            ? review.office_name
            : t.near(review.office_name, metres(review.distance_m, lang), metres(review.accuracy_m, lang))}
        </p>
        {review.late_min > 0 && <p class="late">{w.history.lateLong(review.late_min)}</p>}
        {review.early_min > 0 && <p class="late">{w.history.earlyLong(review.early_min)}</p>}
        <p class="soft">{t.age(review.age_days)}</p>
      </div>
      <Signals review={review} />
      {review.question && (
        <Notice tone="info">
          <p>{t.asked(review.question)}</p>
          <p>{review.answer ? t.answered(review.answer) : t.unanswered}</p>
        </Notice>
      )}
      {look ? (
        <Photos review={review} look={look} when={`${when}, ${longDate(review.on, lang)}`} />
      ) : (
        <button type="button" class="quiet" disabled={busy} onClick={() => void open()}>
          {busy ? t.looking : t.look}
        </button>
      )}
      <Input label={t.reason} hint={t.reasonHint} value={reason} onValue={setReason} fault={fault} />
      {refusal && !fault && <NoNotice refusal={refusal} />}
      <div class="side">
        <button type="button" class="main" disabled={busy || !look} onClick={() => void decide(true)}>
          {t.valid}
        </button>
        <button type="button" class="danger" disabled={busy || !look} onClick={() => void decide(false)}>
          {t.invalid}
        </button>
        {!review.question && (
          <button type="button" class="quiet" disabled={busy} onClick={() => void ask()}>
            {t.ask}
          </button>
        )}
      </div>
    </section>
  );
}

/** In words where there are some: a signal never decides. */
function Signals({ review }: { review: Review }) {
  const { t } = usePageWords(REVIEWS);
  const names = Object.keys(review.signals);
  if (!names.length) return null;
  return (
    <Notice tone="warn" title={t.flagged}>
      <ul class="bullets">
        {names.map((name) => (
          <li key={name}>{t.signals[name] ?? name}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Photos({ review, look, when }: { review: Review; look: LookAt; when: string }) {
  const { t, w, lang } = usePageWords(REVIEWS);
  return (
    <div class="stack">
      <img class="taken" src={look.url} alt={t.alt(review.name, when)} />
      {look.beside.length > 0 && (
        <>
          <h3>{t.before}</h3>
          <ul class="strip">
            {look.beside.map((each) => (
              <li key={each.url}>
                <img src={each.url} alt={t.alt(review.name, `${slotName(each.slot, w)}, ${longDate(each.on, lang)}`)} />
                <span class="soft small">{shortDate(each.on, lang)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {look.office.length > 0 && (
        <>
          <h3>{t.office}</h3>
          <ul class="strip">
            {look.office.map((url, at) => (
              <li key={url}>
                <img src={url} alt={t.officeAlt(review.office_name, at + 1)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
