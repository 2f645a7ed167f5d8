/** One request: who, what, when, why, by which papers, what became of it; and what may be done as children. */
import "./requests.css";
import type { ComponentChildren } from "preact";
import { answer, api } from "../api/client";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { useHere } from "../state/here";
import { clockTime, dateAndTime, longDate, shortDate } from "../words/format";
import type { Language } from "../words/language";
import { slotName } from "../words/slot_words";
import { usePageWords, type Words } from "../words/words";
import { clockOf, hasLapsed, ORDERS, placeOf, type Request } from "./ask";
import { sayTry } from "./refused_try";
import { REQUESTS, type RequestWords } from "./words";

const TONES: Record<string, string> = { waiting: "warn", returned: "warn", approved: "ok", rejected: "bad" };

interface CardProps {
  request: Request;
  /** Then its papers are opened as a decider does. */
  isOthers?: boolean;
  children?: ComponentChildren;
}

export function RequestCard({ request, isOthers, children }: CardProps) {
  const { t, w, lang } = usePageWords(REQUESTS);
  const { on: now, zone } = useHere();
  const { starts_on, ends_on, state } = request;
  const dates =
    starts_on === ends_on ? longDate(starts_on, lang) : `${shortDate(starts_on, lang)} – ${shortDate(ends_on, lang)}`;
  return (
    <li class="card stack">
      <h3>
        {isOthers ? `${request.name}: ${kindOf(request, t)}` : kindOf(request, t)}{" "}
        <span class={`tag ${TONES[state] ?? "off"}`}>{t.states[state] ?? state}</span>
      </h3>
      <div>
        <p class="strong">{dates}</p>
        {factsOf(request, t, w, zone).map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        {request.record && (
          <p class={request.kind === "correction" ? "late" : "soft"}>
            {t.recorded(
              clockTime(new Date(request.record.counts_at), zone),
              t.recordStates[request.record.state] ?? request.record.state,
            )}
          </p>
        )}
        {sayTry(request.attempt_facts, t, lang, zone).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {request.reason && <p>“{request.reason}”</p>}
        {!request.is_whole && <p class="soft">{t.notWhole}</p>}
        {request.send_again_by && <p class="soft">{againOf(request, request.send_again_by, now, t, lang)}</p>}
        {request.waits_for && (
          <p class="soft">{request.kind === "objection" ? t.objectionWaits : t.waitsFor[request.waits_for]}</p>
        )}
      </div>
      {request.attachments.length > 0 && <PaperLinks request={request} isOthers={isOthers} />}
      <ul class="trail">
        {request.steps.map((step) => (
          <li key={step.at}>
            {t.step(t.acts[step.act] ?? step.act, step.by_name)}, {dateAndTime(step.at, lang, zone)}
            {step.reason && `: “${step.reason}”`}
          </li>
        ))}
      </ul>
      {children}
    </li>
  );
}

function againOf(request: Request, last: string, now: string, t: RequestWords, lang: Language): string {
  const say = hasLapsed(request, now) ? t.lapsed : t.sendAgainBy;
  return say(shortDate(last, lang));
}

export function kindOf({ kind, leave }: Request, t: RequestWords): string {
  return (leave && t.leaves[leave]) || t.kinds[kind] || kind;
}

function factsOf(request: Request, t: RequestWords, w: Words, zone: string | undefined): string[] {
  const { kind, slot, counts_at, arrive_by_min, leave_from_min, due, place, is_whole } = request;
  const days = Object.values(request.days).reduce((sum, each) => sum + each, 0);
  const facts = [
    slot && (counts_at ? t.tryAt(slotName(slot, w), clockTime(new Date(counts_at), zone)) : slotName(slot, w)),
    days && t.days(days),
    request.order_no,
    arrive_by_min !== null && t.arrives(clockOf(arrive_by_min)),
    leave_from_min !== null && t.leaves_(clockOf(leave_from_min)),
  ];
  if (is_whole && kind === "permission" && arrive_by_min === null && leave_from_min === null) facts.push(t.wholeDay);
  if (is_whole && ORDERS.includes(kind)) {
    facts.push(due.length ? t.dueOf(due.map((each) => slotName(each, w)).join(", ")) : t.noneDue);
    if (place) facts.push(t.madeAt(placeOf(place, t.anywhere)));
  }
  return facts.filter((fact) => typeof fact === "string" && fact !== "") as string[];
}

/** Each link is good for a minute, so it is asked for when it is wanted. */
function PaperLinks({ request, isOthers }: { request: Request; isOthers: boolean | undefined }) {
  const { t } = usePageWords(REQUESTS);
  const { busy, refusal, run } = useAct();
  const { request_id, unit_id } = request;
  const linkTo = (number: string) =>
    isOthers
      ? answer(
          api.GET("/units/{unit_id}/requests/{request_id}/attachments/{number}", {
            params: { path: { unit_id, request_id, number } },
          }),
        )
      : answer(api.GET("/me/requests/{request_id}/attachments/{number}", { params: { path: { request_id, number } } }));
  const openPaper = (number: number) =>
    run(async () => {
      const link = document.createElement("a");
      link.href = (await linkTo(String(number))).url;
      link.rel = "noopener noreferrer";
      link.click();
    });
  return (
    <div class="side">
      {request.attachments.map(({ number }) => (
        <button
          key={number}
          type="button"
          class="quiet small-button"
          disabled={busy}
          onClick={() => void openPaper(number)}
        >
          {t.openPaper(number)}
        </button>
      ))}
      {refusal && <NoNotice refusal={refusal} />}
    </div>
  );
}
