/** My requests, open ones first; one of them; or the way to a new one: `#/permohonan[/<id>|/baru[/<kind>/<date>/<slot>]]`. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { address, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useInside } from "../state/inside";
import { localDate } from "../words/format";
import { usePageWords } from "../words/words";
import { isOpen, KINDS, type Kind, type Request } from "./ask";
import { RequestCard } from "./card";
import { AskForm } from "./form";
import { REQUESTS } from "./words";

export const NEW = "baru";

export default function RequestsPage() {
  const [, part = "", kind = "", on = "", slot = ""] = useRoute();
  const { today } = useInside();
  const now = today.data?.local_date ?? localDate(new Date());
  if (part === NEW && isKind(kind)) return <NewRequest key={kind} kind={kind} on={on || now} slot={slot} />;
  if (part === NEW) return <Choose />;
  return part ? <One key={part} requestId={part} /> : <List />;
}

function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}

function NewRequest({ kind, on, slot }: { kind: Kind; on: string; slot: string }) {
  const { t } = usePageWords(REQUESTS);
  return (
    <>
      <h2>{t.kinds[kind]}</h2>
      <AskForm kind={kind} on={on} slot={slot} />
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
          {request.state === "returned" && isKind(request.kind) && (
            <section aria-labelledby="again">
              <h2 id="again">{t.sendAgain}</h2>
              <AskForm kind={request.kind} on={request.starts_on} slot="" returned={request} />
            </section>
          )}
        </>
      )}
    </Awaited>
  );
}

function Ways({ request, reload }: { request: Request; reload: () => Promise<void> }) {
  const { t } = usePageWords(REQUESTS);
  const { busy, refusal, run } = useAct();
  const [, part = ""] = useRoute();
  if (!isOpen(request)) return null;
  const path = { request_id: request.request_id };
  const withdraw = () =>
    run(async () => {
      await answer(api.DELETE("/me/requests/{request_id}", { params: { path } }));
      await reload();
    });
  return (
    <div class="stack">
      {refusal && <NoNotice refusal={refusal} />}
      <div class="side">
        {request.state === "returned" && !part && (
          <a class="quiet" href={address("permohonan", request.request_id)}>
            {t.sendAgain}
          </a>
        )}
        <button type="button" class="danger" disabled={busy} onClick={() => void withdraw()}>
          {busy ? t.acting : t.withdraw}
        </button>
      </div>
    </div>
  );
}
