/** All offices as a GeoJSON file. */
import { answer, api } from "../../api/client";
import { save } from "../../parts/hand_on";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { OFFICES } from "./words";

export function Download() {
  const { t } = usePageWords(OFFICES);
  const { busy, refusal, run } = useAct();
  async function download() {
    const found = await answer(api.GET("/offices"));
    save(new File([JSON.stringify(found, null, 1)], "kantor.geojson", { type: "application/geo+json" }));
  }
  return (
    <>
      <button type="button" class="quiet" disabled={busy} onClick={() => void run(download)}>
        {busy ? t.downloading : t.download}
      </button>
      {refusal && <NoNotice refusal={refusal} />}
    </>
  );
}
