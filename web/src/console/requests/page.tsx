/** Requests at a desk: those to decide or to look at, check-ins that await a person, and filing for somebody. */
import "../../requests/requests.css";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { lentUnits } from "../../requests/decide";
import { FileFor, SendAgainFor } from "../../requests/file_for";
import { address } from "../../route";
import { holds } from "../../state/inside";
import { useUnits } from "../../state/read_city";
import { BOOKKEEPERS, DECIDERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { Awaited, Empty } from "../parts/states";
import { useQuery, withQuery } from "../use_query";
import { RequestList } from "./list";
import { ProvisionalList } from "./provisional";
import { seenUnits } from "./units";
import { DESK_REQUESTS } from "./words";

const CHECK_INS = "presensi";
const FILE_FOR = "ajukan";

export default function RequestsPage({ part, id }: PageProps) {
  const { t } = usePageWords(DESK_REQUESTS);
  const { me } = useDesk();
  const [{ unit = "", kirim }] = useQuery();
  const decides = holds(me, DECIDERS);
  const files = holds(me, BOOKKEEPERS);
  const units = useUnits();
  const lent = useAnswer(decides ? "lent units" : null, readLent);
  const parts: [string, string][] = [["", t.requests]];
  if (decides) parts.push([CHECK_INS, t.checkIns]);
  if (part === FILE_FOR && files && id) {
    return (
      <div class="narrow stack">
        <p class="trail">
          <a href={withQuery(address("permohonan"), { unit: id })}>{t.requests}</a>
        </p>
        {kirim ? <SendAgainFor unitId={id} requestId={kirim} /> : <FileFor unitId={id} />}
      </div>
    );
  }
  return (
    <>
      {parts.length > 1 && <PartsNav label={t.parts} page="permohonan" part={part} parts={parts} keeps={{ unit }} />}
      <Awaited asked={units}>
        {(found) => {
          if (decides && !lent.data && !lent.refusal) return null;
          const seen = seenUnits(found, lent.data ?? []);
          if (!seen.length) return <Empty text={t.noUnits} />;
          if (part === CHECK_INS && decides) return <ProvisionalList units={seen} />;
          return (
            <RequestList
              units={seen}
              decides={decides}
              fileFor={files ? (unitId) => address("permohonan", FILE_FOR, unitId) : null}
            />
          );
        }}
      </Awaited>
    </>
  );
}

async function readLent() {
  return lentUnits((await answer(api.GET("/me/delegate"))).standing_in);
}
