/** File a request for somebody of the unit, or send theirs again: who, what, then the form. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { matching } from "../parts/picker";
import { TEAM } from "../parts/team_words";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { isKind, KINDS, type Kind } from "./ask";
import { DECIDING } from "./decide_words";
import { AskForm } from "./form";
import { readSubject, type Subject } from "./subject";

const MOST_SHOWN = 40;

export function FileFor({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DECIDING);
  const [employeeId, setEmployee] = useState("");
  const [kind, setKind] = useState<Kind | null>(null);
  const [filedFor, setFiledFor] = useState("");
  const subject = useSubject(employeeId);
  const { wayTo } = useHere();
  function again() {
    setFiledFor("");
    setKind(null);
    setEmployee("");
  }
  if (filedFor) {
    return (
      <>
        <div role="status">
          <Notice tone="ok">
            <p>{t.filed(filedFor)}</p>
          </Notice>
        </div>
        <a class="main" href={wayTo("tim", unitId, "permohonan")}>
          {t.toList}
        </a>
        <button type="button" class="quiet" onClick={again}>
          {t.another}
        </button>
      </>
    );
  }
  if (!employeeId) return <Who unitId={unitId} onPerson={setEmployee} />;
  return (
    <Awaited asked={subject}>
      {(found) => (
        <>
          <Chosen subject={found} onOther={again} />
          {kind ? (
            <section aria-labelledby="kind">
              <h2 id="kind">{t.kinds[kind]}</h2>
              <AskForm
                key={kind}
                kind={kind}
                subject={found}
                on={found.today}
                slot=""
                sent={() => setFiledFor(found.name)}
              />
            </section>
          ) : (
            <Kinds onKind={setKind} />
          )}
        </>
      )}
    </Awaited>
  );
}

export function SendAgainFor({ unitId, requestId }: { unitId: string; requestId: string }) {
  const { t } = usePageWords(DECIDING);
  const params = { path: { unit_id: unitId }, query: { which: "open" as const, parts: true } };
  const asked = useAnswer(`again ${requestId}`, async () => {
    const { requests } = await answer(api.GET("/units/{unit_id}/requests", { params }));
    return requests.find((each) => each.request_id === requestId) ?? null;
  });
  const subject = useSubject(asked.data?.employee_id ?? "");
  const [filedFor, setFiledFor] = useState("");
  const { wayTo } = useHere();
  return (
    <Awaited asked={asked}>
      {(request) =>
        request?.state === "returned" && isKind(request.kind) && !filedFor ? (
          <Awaited asked={subject}>
            {(found) => (
              <>
                <h2>{t.filingFor(found.name)}</h2>
                <AskForm
                  kind={request.kind as Kind}
                  subject={found}
                  on={request.starts_on}
                  slot=""
                  returned={request}
                  sent={() => setFiledFor(found.name)}
                />
              </>
            )}
          </Awaited>
        ) : (
          <>
            <p role="status">{filedFor && t.filed(filedFor)}</p>
            <a class="main" href={wayTo("tim", unitId, "permohonan")}>
              {t.toList}
            </a>
          </>
        )
      }
    </Awaited>
  );
}

function useSubject(employeeId: string) {
  const { offset, zone } = useHere();
  return useAnswer(employeeId ? `subject ${employeeId}` : null, () =>
    readSubject(employeeId, new Date(Date.now() + offset), zone),
  );
}

function Who({ unitId, onPerson }: { unitId: string; onPerson: (employeeId: string) => void }) {
  const { t } = usePageWords(DECIDING);
  const { t: team } = usePageWords(TEAM);
  const { me } = useHere();
  const [typed, setTyped] = useState("");
  const path = { unit_id: unitId };
  const asked = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params: { path } })));
  return (
    <Awaited asked={asked}>
      {({ people }) => {
        const others = people.filter((each) => each.employee_id !== me.employee.employee_id);
        const found = matching(others, typed);
        return (
          <section aria-labelledby="who">
            <h2 id="who">{t.fileWho}</h2>
            {others.length > 8 && <Input type="search" label={t.search} value={typed} onValue={setTyped} />}
            <p class="soft" role="status">
              {!others.length ? team.noPeople : !found.length ? t.noMatch : ""}
            </p>
            {found.length > 0 && (
              <ul class="rows card">
                {found.slice(0, MOST_SHOWN).map((each) => (
                  <li key={each.employee_id}>
                    <button type="button" class="row row-link row-button" onClick={() => onPerson(each.employee_id)}>
                      <span class="row-name">{each.name}</span>
                      <Icon name="next" />
                    </button>
                  </li>
                ))}
              </ul>
            )}
            {found.length > MOST_SHOWN && <p class="hint">{t.more(found.length - MOST_SHOWN)}</p>}
          </section>
        );
      }}
    </Awaited>
  );
}

function Chosen({ subject, onOther }: { subject: Subject; onOther: () => void }) {
  const { t } = usePageWords(DECIDING);
  return (
    <div class="card stack">
      <p class="strong">{t.filingFor(subject.name)}</p>
      <button type="button" class="link" onClick={onOther}>
        {t.otherPerson}
      </button>
    </div>
  );
}

function Kinds({ onKind }: { onKind: (kind: Kind) => void }) {
  const { t } = usePageWords(DECIDING);
  return (
    <section aria-labelledby="what">
      <h2 id="what">{t.fileWhat}</h2>
      <ul class="rows card">
        {KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" class="row row-link row-button" onClick={() => onKind(kind)}>
              <span>
                <span class="row-name">{t.kinds[kind]}</span>
                <span class="soft">{t.kindHints[kind]}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
