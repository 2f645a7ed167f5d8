/** My requests, open ones first; one of them; or the way to a new one: `#/permohonan[/<id>|/baru[/<kind>/<date>/<slot>]]`. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Sure } from "../parts/sure";
import { address, goInstead, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { hasLapsed, isCancellable, isKind, isOpen, KINDS, type Kind, type Request } from "./ask";
import { kindOf, RequestCard } from "./card";
import { AskForm } from "./form";
import { LeaveLeft } from "./leave_left";
import { useOwnSubject } from "./subject";
import { REQUESTS } from "./words";

export const NEW = "baru";

export default function RequestsPage() {
  const [, part = "", kind = "", on = "", slot = ""] = useRoute();
  const { on: now } = useHere();
  if (part === NEW && isKind(kind)) return <NewRequest key={kind} kind={kind} on={on || now} slot={slot} />;
  if (part === NEW) return <Choose />;
  return part ? <One key={part} requestId={part} /> : <List />;
}

function NewRequest({ kind, on, slot }: { kind: Kind; on: string; slot: string }) {
  const { t } = usePageWords(REQUESTS);
  const subject = useOwnSubject();
  return (
    <>
      <h2>{t.kinds[kind]}</h2>
      <AskForm {...{ kind, subject, on, slot }} sent={(requestId) => goInstead("permohonan", requestId)} />
    </>
  );
}

function Choose() {
  const { t } = usePageWords(REQUESTS);
  return (
    <>
      <p class="lead">{t.choose}</p>
      <ul class="rows card">
        {KINDS.map((kind) => (
          <li key={kind}>
            <a class="row row-link" href={address("permohonan", NEW, kind)}>
              <span>
                <span class="row-name">{t.kinds[kind]}</span>
                <span class="soft">{t.kindHints[kind]}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function List() {
  const { t } = usePageWords(REQUESTS);
  const asked = useAnswer("my requests", () => answer(api.GET("/me/requests")));
  return (
    <>
      <a class="main" href={address("permohonan", NEW)}>
        {t.ask}
      </a>
      <LeaveLeft />
      <Awaited asked={asked}>
        {({ requests }) => (
          <>
            {!requests.length && <p>{t.none}</p>}
            <Part id="open" title={t.open} requests={requests.filter(isOpen)} reload={asked.reload} />
            <Part
              id="closed"
              title={t.closed}
              requests={requests.filter((each) => !isOpen(each))}
              reload={asked.reload}
            />
          </>
        )}
      </Awaited>
    </>
  );
}

interface PartProps {
  id: string;
  title: string;
  requests: readonly Request[];
  reload: () => Promise<void>;
}

function Part({ id, title, requests, reload }: PartProps) {
  if (!requests.length) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="stack">
        {requests.map((request) => (
          <RequestCard key={request.request_id} request={request}>
            <Ways request={request} reload={reload} />
          </RequestCard>
        ))}
      </ul>
    </section>
  );
}

function One({ requestId }: { requestId: string }) {
  const { t } = usePageWords(REQUESTS);
  const subject = useOwnSubject();
  const { on: now } = useHere();
  const path = { request_id: requestId };
  const asked = useAnswer(`request ${requestId}`, () =>
    answer(api.GET("/me/requests/{request_id}", { params: { path } })),
  );
  return (
    <Awaited asked={asked}>
      {(request) => (
        <>
          <ul class="stack">
            <RequestCard request={request}>
              <Ways request={request} reload={asked.reload} />
            </RequestCard>
          </ul>
          {request.state === "returned" && isKind(request.kind) && !hasLapsed(request, now) && (
            <section aria-labelledby="again">
              <h2 id="again">{t.sendAgain}</h2>
              <AskForm
                kind={request.kind}
                subject={subject}
                on={request.starts_on}
                slot=""
                returned={request}
                sent={() => void asked.reload()}
              />
            </section>
          )}
        </>
      )}
    </Awaited>
  );
}

function Ways({ request, reload }: { request: Request; reload: () => Promise<void> }) {
  const { t, lang } = usePageWords(REQUESTS);
  const { on: now } = useHere();
  const [, part = ""] = useRoute();
  if (isCancellable(request, "", now)) return <p class="hint">{t.askToCancel}</p>;
  if (!isOpen(request)) return null;
  const path = { request_id: request.request_id };
  async function withdraw() {
    await answer(api.DELETE("/me/requests/{request_id}", { params: { path } }));
    await reload();
  }
  return (
    <div class="side">
      {request.state === "returned" && !part && !hasLapsed(request, now) && (
        <a class="quiet" href={address("permohonan", request.request_id)}>
          {t.sendAgain}
        </a>
      )}
      <Sure
        label={t.withdraw}
        longLabel={`${t.withdraw}: ${kindOf(request, t)}, ${shortDate(request.starts_on, lang)}`}
        consequence={t.withdrawSure}
        yes={t.withdrawYes}
        busyLabel={t.acting}
        act={withdraw}
      />
    </div>
  );
}
