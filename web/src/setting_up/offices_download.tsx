/** All offices with their ids as a file that can be changed and brought in again. */
import { answer, api } from "../api/client";
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
    save(new Blob([JSON.stringify(found, null, 1)], { type: "application/geo+json" }), FILE_NAME);
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

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be asking where to put it
}
