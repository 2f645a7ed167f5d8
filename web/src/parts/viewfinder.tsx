/** The live preview with its shutter; the phone's own camera app where the page may not have the camera. */
import { useState } from "preact/hooks";
import type { Slot } from "../check_in/send";
import { useCamera } from "../photo/camera";
import { fileToJpeg } from "../photo/jpeg";
import { nearestOffice } from "../place/fence";
import { useInside } from "../state/inside";
import { metres } from "../words/format";
import { useWords } from "../words/words";
import { Icon } from "./icon";
import { Notice } from "./notice";
import { PermissionHelp } from "./permission_help";
import { Busy } from "./screen";

interface ViewfinderProps {
  slot: Slot;
  onPhoto: (jpeg: Blob) => void;
}

export function Viewfinder({ onPhoto }: ViewfinderProps) {
  const { w } = useWords();
  const { video, state, shoot, reopen } = useCamera(true);
  const [busy, setBusy] = useState(false);
  const isShown = state === "live" || state === "opening";

  async function take() {
    setBusy(true);
    onPhoto(await shoot().catch(() => new Blob()));
  }
  return (
    <div class="viewfinder">
      <div class={`frame${isShown ? "" : " gone"}`}>
        <video ref={video} playsInline muted aria-label={w.checkIn.preview} />
        {state === "opening" && <Busy>{w.checkIn.opening}</Busy>}
        {state === "live" && <p class="frame-hint">{w.checkIn.frame}</p>}
      </div>
      {isShown ? (
        <>
          <PlaceLine />
          <button type="button" class="main shutter" disabled={state !== "live" || busy} onClick={() => void take()}>
            <Icon name="camera" />
            {w.checkIn.shutter}
          </button>
        </>
      ) : (
        <NoCamera state={state} onPhoto={onPhoto} reopen={reopen} />
      )}
    </div>
  );
}

/** Which office and how exact, in one line under the preview. */
function PlaceLine() {
  const { w, lang } = useWords();
  const { today, whereabouts } = useInside();
  if (whereabouts.state === "denied") {
    return (
      <div class="place-line">
        <p class="late">{w.home.whereDenied}</p>
        <PermissionHelp about="location" />
      </div>
    );
  }
  const nearness = whereabouts.fix && nearestOffice(whereabouts.fix.position, today.offices);
  if (!nearness || !whereabouts.fix) {
    return (
      <p class="place-line soft">
        <Icon name="pin" />
        {whereabouts.state === "unavailable" ? w.home.whereUnavailable : w.home.whereWaiting}
      </p>
    );
  }
  const { accuracyM } = whereabouts.fix;
  const limitM = today.data?.accuracy_limit_m ?? accuracyM;
  if (accuracyM > limitM) {
    return (
      <p class="place-line late">
        <Icon name="pin" />
        <span>
          {w.home.accuracy(metres(accuracyM, lang))}, {w.home.coarse(metres(limitM, lang))}
        </span>
      </p>
    );
  }
  const missing = metres(Math.max(1, nearness.distanceM - nearness.limitM), lang);
  return (
    <p class={`place-line ${nearness.inside ? "ok" : "late"}`}>
      <Icon name="pin" />
      <span>
        {nearness.inside ? w.home.inside : w.home.outside(missing)}
        <span class="soft"> · {w.checkIn.place(nearness.office.name, metres(accuracyM, lang))}</span>
      </span>
    </p>
  );
}

interface NoCameraProps {
  state: "denied" | "missing" | "busy";
  onPhoto: (jpeg: Blob) => void;
  reopen: () => void;
}

function NoCamera({ state, onPhoto, reopen }: NoCameraProps) {
  const { w } = useWords();
  const titles = { denied: w.checkIn.cameraDenied, missing: w.checkIn.noCamera, busy: w.checkIn.cameraBusy };
  async function pick(file: File | undefined) {
    if (file) onPhoto(await fileToJpeg(file).catch(() => new Blob()));
  }
  return (
    <div class="stack">
      <div role="alert">
        <Notice tone="bad" icon="camera" title={titles[state]}>
          {state === "denied" && <PermissionHelp about="camera" />}
          {state !== "missing" && (
            <button type="button" class="quiet" onClick={reopen}>
              {w.tryAgain}
            </button>
          )}
        </Notice>
      </div>
      <p>{w.checkIn.frame}.</p>
      <label class="main file">
        <Icon name="camera" />
        {w.checkIn.useFile}
        <input
          type="file"
          class="unseen"
          accept="image/jpeg,image/*"
          capture="user"
          onChange={(event) => void pick(event.currentTarget.files?.[0])}
        />
      </label>
    </div>
  );
}
