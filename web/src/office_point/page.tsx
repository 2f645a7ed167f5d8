/** One office: where it is, its point measured on the spot, and what it looks like. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { officesOf } from "../place/fence";
import { holds, useInside } from "../state/inside";
import { BOOKKEEPERS } from "../state/roles";
import { metres } from "../words/format";
import { usePageWords } from "../words/words";
import { Photos } from "./photos";
import { PointMap } from "./point_map";
import { Survey } from "./survey";
import { OFFICE_POINT } from "./words";

export default function OfficePage({ officeId }: { officeId: string }) {
  const { t, w, lang } = usePageWords(OFFICE_POINT);
  const { me } = useInside();
  const offices = useAnswer("offices drawn", async () => {
    const found = (await answer(api.GET("/offices"))) as unknown as { features: object[] };
    return officesOf(found.features);
  });
  // Told here already who does not reach the office, not after half a minute of standing still.
  const photos = useAnswer(`photos ${officeId}`, async () => {
    const path = { office_id: officeId };
    return (await answer(api.GET("/offices/{office_id}/photos", { params: { path } }))).photos;
  });
  const office = offices.data?.find((each) => each.officeId === officeId);
  if (photos.refusal?.code === "NOT_FOUND" || (offices.data && !office)) return <Notice tone="warn" title={t.gone} />;
  const refusal = offices.refusal ?? photos.refusal;
  if (refusal) {
    return (
      <Unread
        refusal={refusal}
        reload={() => {
          void offices.reload();
          void photos.reload();
        }}
      />
    );
  }
  if (!office || !photos.data) return <Busy>{w.loading}</Busy>;
  const mayWrite = holds(me, BOOKKEEPERS);
  const where = office.shape.kind === "circle" ? t.radius(metres(office.shape.radiusM, lang)) : t.area;
  return (
    <>
      <div class="card stack">
        <div>
          <p class="name">{office.name}</p>
          <p class="soft">{where}</p>
          {mayWrite && (
            <p class="soft small">
              {t.id}: <code class="own-id">{office.officeId}</code>
            </p>
          )}
        </div>
        <PointMap office={office} label={`${office.name}. ${where}`} />
      </div>
      {mayWrite && <Survey office={office} />}
      <Photos office={office} asked={photos} mayWrite={mayWrite} />
    </>
  );
}
