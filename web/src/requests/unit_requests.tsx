/** Requests of a unit and its parts: those that wait for me, those of others, those decided; and the way to file one. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Way } from "../parts/way";
import { address, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { BOOKKEEPERS } from "../state/roles";
import { usePageWords } from "../words/words";
import type { Request } from "./ask";
import { RequestCard } from "./card";
import { DECIDING } from "./decide_words";
import { FileFor, SendAgainFor } from "./file_for";
import { UnitDecided } from "./unit_decided";
import { Waiting } from "./waiting";

const NEW = "baru";

/** `#/tim/<unit>/permohonan[/baru | /<request>]`: the list, a new one for somebody, a returned one to send again. */
export default function UnitRequests({ unitId }: { unitId: string }) {
  const [, , , part = ""] = useRoute();
  const { me } = useHere();
  if (!holds(me, BOOKKEEPERS) || !part) return <List unitId={unitId} />;
  return part === NEW ? <FileFor unitId={unitId} /> : <SendAgainFor unitId={unitId} requestId={part} />;
}

function List({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DECIDING);
  const { me } = useHere();
  const params = { path: { unit_id: unitId }, query: { which: "open" as const, parts: true } };
  const asked = useAnswer(`requests ${unitId}`, () => answer(api.GET("/units/{unit_id}/requests", { params })));
  return (
    <>
      <p class="lead">{t.decideLead}</p>
      {holds(me, BOOKKEEPERS) && (
        <Way route={["tim", unitId, "permohonan", NEW]} title={t.fileFor}>
          <span class="soft">{t.fileForHint}</span>
        </Way>
      )}
      <Awaited asked={asked}>
        {({ requests }) => (
          <>
            <Waiting requests={requests.filter((each) => each.is_for_me)} reload={asked.reload} />
            <Others unitId={unitId} requests={requests.filter((each) => !each.is_for_me)} />
          </>
        )}
      </Awaited>
      <UnitDecided unitId={unitId} />
    </>
  );
}

function Others({ unitId, requests }: { unitId: string; requests: readonly Request[] }) {
  const { t } = usePageWords(DECIDING);
  const { me } = useHere();
  const mayFile = (request: Request) => holds(me, BOOKKEEPERS) && request.employee_id !== me.employee.employee_id;
  if (!requests.length) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t.others}</h2>
      <ul class="stack">
        {requests.map((request) => (
          <RequestCard key={request.request_id} request={request} isOthers>
            {request.state === "returned" && request.is_whole && mayFile(request) && (
              <a class="quiet" href={address("tim", unitId, "permohonan", request.request_id)}>
                {t.sendAgain}
              </a>
            )}
          </RequestCard>
        ))}
      </ul>
    </section>
  );
}
