/** A code that is put up: asked for again and again while it is on a screen, once for paper. */
import { useEffect } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useRoute } from "../route";
import { offsetMs } from "../state/clock";
import { useWords } from "../words/words";
import { PERIOD_MS } from "./digits";
import { Papers } from "./papers";
import { CodeScreen } from "./screen";

export type ShownCode = Schemas["ShownCodeView"] & { offset: number };

const ASK_EVERY_MS = PERIOD_MS / 3; // beside the current code there are two more: a network may be down for a minute

export function Put({ unitId, codeId }: { unitId: string; codeId: string }) {
  const { w } = useWords();
  const [, , , , officeId = ""] = useRoute();
  const { data, refusal, reload } = useAnswer(`code ${unitId} ${codeId} ${officeId}`, () =>
    read(unitId, codeId, officeId),
  );
  const isScreen = data?.code.kind === "screen";
  useEffect(() => {
    if (!isScreen) return;
    const timer = setInterval(() => void reload(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isScreen, reload]);
  if (data) return isScreen ? <CodeScreen shown={data} unitId={unitId} /> : <Papers shown={data} unitId={unitId} />;
  return refusal ? <Unread refusal={refusal} reload={() => void reload()} /> : <Busy>{w.loading}</Busy>;
}

async function read(unit_id: string, code_id: string, office_id: string): Promise<ShownCode> {
  const asked = Date.now();
  const path = { unit_id, code_id };
  const params = { path, query: office_id ? { office_id } : {} };
  const found = await answer(api.GET("/units/{unit_id}/office-codes/{code_id}", { params }));
  return { ...found, offset: offsetMs(found.server_time, asked, Date.now()) };
}
