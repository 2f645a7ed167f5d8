/** What was recorded: when, where, how it counts, and the server's signed receipt to keep. */
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { later } from "../parts/later";
import { Notice, Unread } from "../parts/notice";
import { PhotoNote } from "../parts/photo_note";
import { Busy, Screen } from "../parts/screen";
import { findSlot } from "../place/slot_place";
import { address } from "../route";
import { useFrame, useInside } from "../state/inside";
import { longDate, metres, zoneName } from "../words/format";
import { placeName, punctuality, reasonsOf, refusedBy, slotName } from "../words/slot_words";
import { useWords, type Words } from "../words/words";

const Kept = later(() => import("../receipt/kept"));

/** `on` is a civil date; today's where it is empty. */
export function ReceiptScreen({ slot, on }: { slot: string; on: string }) {
  const { w } = useWords();
  const { city, agency } = useFrame();
  const { checkIn, hasLimit, loading, refusal, reload } = useRecorded(slot, on);
  const above = on ? ["riwayat", on.slice(0, 7), on.slice(8)] : [];
  const title = checkIn ? titleOf(checkIn, w) : w.receipt.title;
  return (
    <Screen key={checkIn?.challenge_id ?? ""} title={title} city={city} agency={agency} above={above} plain>
      {checkIn ? (
        <Facts checkIn={checkIn} hasLimit={hasLimit} />
      ) : loading ? (
        <Busy>{w.loading}</Busy>
      ) : refusal ? (
        <Unread refusal={refusal} reload={() => void reload()} />
      ) : (
        <p>{w.notFound}</p>
      )}
      <div class="actions at-foot">
        <a class="main" href={address(...above)}>
          {w.receipt.done}
        </a>
      </div>
    </Screen>
  );
}

/** The check-in of a slot and whether its time was judged: today's, or of another date by its month. */
function useRecorded(slot: string, on: string) {
  const { today, receipts } = useInside();
  const now = today.data?.local_date;
  const isPast = on !== "" && now !== undefined && on !== now;
  const month = on.slice(0, 7);
  const asked = useAnswer(isPast ? `month ${month}` : null, () =>
    answer(api.GET("/me/attendance", { params: { query: { month } } })),
  );
  if (isPast) {
    const day = asked.data?.days.find((each) => each.local_date === on);
    const plan = day?.slots.find((each) => each.slot === slot);
    const hasLimit = slot === "event" || !!plan?.limit_at;
    return { ...asked, checkIn: day?.check_ins.find((each) => each.slot === slot), hasLimit };
  }
  const planned = findSlot(today.data, slot);
  const kept = [...receipts.values()].map((each) => each.record);
  const checkIn = planned?.check_in ?? kept.find((each) => each.slot === slot && each.local_date === now);
  return { ...today, checkIn, hasLimit: !!planned?.plan.limit_at };
}

function titleOf(checkIn: Schemas["CheckInView"], w: Words): string {
  if (refusedBy(checkIn, w)) return w.receipt.titleRefused;
  return reasonsOf(checkIn, w).length ? w.receipt.titleProvisional : w.receipt.title;
}

function Facts({ checkIn, hasLimit }: { checkIn: Schemas["CheckInView"]; hasLimit: boolean }) {
  const { w, lang } = useWords();
  const { today, receipts } = useInside();
  const reasons = reasonsOf(checkIn, w);
  const refused = refusedBy(checkIn, w);
  const fresh = receipts.get(checkIn.challenge_id);
  const path = { on: checkIn.local_date, slot: checkIn.slot };
  const asked = useAnswer(fresh ? null : checkIn.challenge_id, () =>
    answer(api.GET("/check-ins/{on}/{slot}", { params: { path } })),
  );
  const kept = fresh ?? asked.data;
  const zone = today.data?.zone ?? "";
  return (
    <>
      <div class={`card stamp ${reasons.length || refused ? "warn" : "ok"}`} role="status">
        <p class="soft">{slotName(checkIn.slot, w)}</p>
        <p class="stamp-time">
          {checkIn.local_time} <span class="stamp-zone">{zoneName(zone)}</span>
        </p>
        {!refused && (
          <p class={checkIn.late_min || checkIn.early_min ? "late" : "soft"}>{punctuality(checkIn, hasLimit, w)}</p>
        )}
      </div>
      {refused && (
        <Notice tone="bad">
          <p>{refused}</p>
          <a class="quiet" href={address("permohonan", "baru", "objection", checkIn.local_date, checkIn.slot)}>
            {w.receipt.object}
          </a>
        </Notice>
      )}
      {reasons.length > 0 && (
        <Notice tone="warn">
          <p>{w.receipt.provisional}</p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <PhotoNote checkIn={checkIn} />
        </Notice>
      )}
      <dl class="card facts">
        <div>
          <dt>{w.receipt.date}</dt>
          <dd>{longDate(checkIn.local_date, lang)}</dd>
        </div>
        <div>
          <dt>{w.receipt.office}</dt>
          <dd>{placeName(checkIn, w)}</dd>
        </div>
        {checkIn.distance_m !== null && (
          <div>
            <dt>{w.receipt.distance}</dt>
            <dd>{metres(checkIn.distance_m, lang)}</dd>
          </div>
        )}
        {checkIn.made_by && (
          <div>
            <dt>{w.receipt.phone}</dt>
            <dd>{w.history.byTeam("")}</dd>
          </div>
        )}
        {!refused && (
          <div>
            <dt>{w.receipt.state}</dt>
            <dd>{reasons.length ? w.slot.provisional : w.receipt.valid}</dd>
          </div>
        )}
      </dl>
      {kept && <Kept receipt={{ ...kept, record: checkIn, zone }} hasLimit={hasLimit} />}
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
    </>
  );
}
