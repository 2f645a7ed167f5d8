/** What an office looks like, up to four pictures: seen by reviewers, taken and replaced by its operator and admins. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Refusal } from "../api/refusal";
import type { Asked } from "../api/use_answer";
import { sha256 } from "../check_in/send";
import { upload } from "../check_in/upload";
import { base64, base64url } from "../device/base64url";
import { Icon } from "../parts/icon";
import { NoNotice, Notice } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { fileToJpeg, MIN_BYTES } from "../photo/jpeg";
import type { Office } from "../place/fence";
import { useInside } from "../state/inside";
import { dateAndTime } from "../words/format";
import { usePageWords } from "../words/words";
import { OFFICE_POINT } from "./words";

type Photo = Schemas["PhotoView"];
const PLACES = [1, 2, 3, 4];
const LOOK_EVERY_MS = 2_000;
const MOST_LOOKS = 30;

interface PhotosProps {
  office: Office;
  asked: Asked<readonly Photo[]>;
  mayWrite: boolean;
}

export function Photos({ office, asked, mayWrite }: PhotosProps) {
  const { t } = usePageWords(OFFICE_POINT);
  const [said, setSaid] = useState("");
  const photos = asked.data ?? [];
  const isTaken = (place: number) => photos.some((each) => each.place === place);
  const free = PLACES.find((place) => !isTaken(place));
  const shown = PLACES.filter((place) => isTaken(place) || (mayWrite && place === free));
  useUntilTakenIn(
    photos.some(({ state }) => state === "waiting"),
    asked.reload,
  );
  async function changed(note: string) {
    setSaid(note);
    await asked.reload();
  }
  return (
    <section aria-labelledby="photos">
      <h2 id="photos">{t.photos}</h2>
      <p class="soft">{t.photosLead}</p>
      <div role="status" class="live">
        {said && (
          <Notice tone="ok">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      {!shown.length && <p>{t.none}</p>}
      <ul class="pictures">
        {shown.map((place) => (
          <Place
            key={place}
            office={office}
            place={place}
            photo={photos.find((each) => each.place === place)}
            mayWrite={mayWrite}
            changed={changed}
          />
        ))}
      </ul>
    </section>
  );
}

/** A worker takes a picture in within seconds: look until it has, for a minute at most. */
function useUntilTakenIn(isWaiting: boolean, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!isWaiting) return;
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks > MOST_LOOKS) clearInterval(timer);
      else void reload();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
}

interface PlaceProps {
  office: Office;
  place: number;
  photo: Photo | undefined;
  mayWrite: boolean;
  changed: (note: string) => Promise<void>;
}

function Place({ office, place, photo, mayWrite, changed }: PlaceProps) {
  const { t, lang } = usePageWords(OFFICE_POINT);
  const { today } = useInside();
  return (
    <li class="card stack">
      <h3>{t.place(place)}</h3>
      {photo?.url && <img class="taken" src={photo.url} alt={t.photoAlt(office.name, place)} />}
      {!photo && <p class="soft">{t.empty}</p>}
      {photo && (
        <div>
          <p class="soft">{t.taken(dateAndTime(photo.taken_at, lang, today.data?.zone))}</p>
          {photo.state === "waiting" && (
            <p role="status">
              <span class="tag warn">{t.waiting}</span>
            </p>
          )}
          {photo.state === "invalid" && (
            <div role="alert">
              <p>
                <span class="tag bad">{t.invalid}</span>
              </p>
              <p>{t.problems[photo.problem ?? ""] ?? t.problem(photo.problem ?? "")}</p>
            </div>
          )}
        </div>
      )}
      {mayWrite && <Acts office={office} place={place} isEmpty={!photo} changed={changed} />}
    </li>
  );
}

interface ActsProps extends Omit<PlaceProps, "photo" | "mayWrite"> {
  isEmpty: boolean;
}

function Acts({ office: { officeId }, place, isEmpty, changed }: ActsProps) {
  const { t, w } = usePageWords(OFFICE_POINT);
  const { busy, refusal, run } = useAct();
  const [isSure, setSure] = useState(false);
  const told =
    refusal?.code === "UPLOAD_REFUSED" ? new Refusal(refusal.code, t.uploadRefused[1], t.uploadRefused[0]) : refusal;
  async function put(file: File) {
    await putPhoto(officeId, place, file);
    await changed(t.saved(place));
  }
  async function remove() {
    const path = { office_id: officeId, place: String(place) };
    await answer(api.DELETE("/offices/{office_id}/photos/{place}", { params: { path } }));
    await changed(t.removed(place));
  }
  return (
    <>
      {told && <NoNotice refusal={told} />}
      {busy && <Busy>{t.sending}</Busy>}
      {isSure ? (
        <div class="decision stack" role="alert">
          <p>{t.removeSure(place)}</p>
          <div class="side">
            <button type="button" class="danger" disabled={busy} onClick={() => void run(remove)}>
              {t.removeYes}
            </button>
            <button type="button" class="quiet" onClick={() => setSure(false)}>
              {w.cancel}
            </button>
          </div>
        </div>
      ) : (
        <div class="side">
          <label class="picked quiet">
            <Icon name="camera" />
            {isEmpty ? t.take : t.replace}
            <span class="unseen"> {t.place(place)}</span>
            <input
              type="file"
              class="unseen"
              accept="image/jpeg,image/*"
              capture="environment"
              disabled={busy}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                currentTarget.value = "";
                if (file) void run(() => put(file));
              }}
            />
          </label>
          {!isEmpty && (
            <button type="button" class="quiet" disabled={busy} onClick={() => setSure(true)}>
              {t.remove}
              <span class="unseen"> {t.place(place)}</span>
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** Made small and without its metadata here; posted to the bucket, then told to the server. */
async function putPhoto(officeId: string, place: number, file: File): Promise<void> {
  const jpeg = await fileToJpeg(file).catch(() => new Blob());
  if (jpeg.size < MIN_BYTES) throw new Refusal("PHOTO_FAILED");
  const hash = await sha256(jpeg);
  const path = { office_id: officeId };
  const form = await answer(api.POST("/offices/{office_id}/photos", { params: { path }, body: { place } }));
  await upload(form.upload, jpeg, base64(hash));
  await answer(
    api.PUT("/offices/{office_id}/photos/{place}", {
      params: { path: { ...path, place: String(place) } },
      body: { sha256: base64url(hash) },
    }),
  );
}
