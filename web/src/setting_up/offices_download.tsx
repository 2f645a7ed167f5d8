/** All offices with their ids as a file that can be changed and brought in again. */
import { answer, api } from "../api/client";
import { save } from "../parts/hand_on";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { OFFICES } from "./offices_words";

const FILE_NAME = "kantor.geojson";

export function OfficesDownload() {
  const { t } = usePageWords(OFFICES);
  const { busy, refusal, run } = useAct();
  async function download() {
    const found = await answer(api.GET("/offices"));
    save(new File([JSON.stringify(found, null, 1)], FILE_NAME, { type: "application/geo+json" }));
  }
  return (
    <div class="stack">
      <button type="button" class="quiet" disabled={busy} onClick={() => void run(download)}>
        {busy ? t.downloading : t.download}
      </button>
      <p class="hint">{t.downloadHint}</p>
      {refusal && <NoNotice refusal={refusal} />}
    </div>
  );
}
