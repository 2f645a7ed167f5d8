/** The live preview with its shutter; the phone's own camera app where the page may not have the camera. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Facing, useCamera } from "../photo/camera";
import { fileToJpeg } from "../photo/jpeg";
import { nearestOffice } from "../place/fence";
import { isApproximate } from "../place/fix";
import { findSlot, placeOf, placeWords } from "../place/slot_place";
import { useInside } from "../state/inside";
import { metres } from "../words/format";
import { useWords } from "../words/words";
import { Icon } from "./icon";
import { Notice } from "./notice";
import { PermissionHelp } from "./permission_help";
import { Busy } from "./screen";
import { ApproximateHelp } from "./where_card";

interface ViewfinderProps {
  onPhoto: (jpeg: Blob) => void;
  facing?: Facing;
  /** What should be seen in the picture; what the preview is; what the button says and what stands above it. */
  frame?: string;
  preview?: string;
  shutter?: string;
  children: ComponentChildren;
}

/** One's own face by the front camera, unless told otherwise; what is told under the preview as children. */
export function Viewfinder({ onPhoto, facing = "user", frame, preview, shutter, children }: ViewfinderProps) {
  const { w } = useWords();
  const { video, state, shoot, reopen } = useCamera(true, facing);
  const [busy, setBusy] = useState(false);
  const isShown = state === "live" || state === "opening";

  async function take() {
    setBusy(true);
    onPhoto(await shoot().catch(() => new Blob()));
  }
  return (
    <div class="viewfinder">
      <div class={`frame ${facing}${isShown ? "" : " gone"}`}>
        <video ref={video} playsInline muted aria-label={preview ?? w.checkIn.preview} />
        {state === "opening" && <Busy>{w.checkIn.opening}</Busy>}
        {state === "live" && <p class="frame-hint">{frame ?? w.checkIn.frame}</p>}
      </div>
      {isShown ? (
        <>
          {children}
          <button type="button" class="main shutter" disabled={state !== "live" || busy} onClick={() => void take()}>
            <Icon name="camera" />
            {shutter ?? w.checkIn.shutter}
          </button>
        </>
      ) : (
        <NoCamera state={state} facing={facing} frame={frame ?? w.checkIn.frame} onPhoto={onPhoto} reopen={reopen} />
      )}
    </div>
  );
}

/** Which place and how exact, in one line under the preview. */
export function PlaceLine({ slot }: { slot: string }) {
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
  const { offices, anywhere, name, isUsual } = placeOf(findSlot(today.data, slot), today.offices);
  if (anywhere && whereabouts.fix) {
    return (
      <p class="place-line ok">
        <Icon name="pin" />
        {w.checkIn.place(name || w.slot.anywhere, metres(whereabouts.fix.accuracyM, lang))}
      </p>
    );
  }
  const nearness = whereabouts.fix && nearestOffice(whereabouts.fix.position, offices);
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
  if (isApproximate(whereabouts.fix)) {
    return (
      <div class="place-line">
        <ApproximateHelp />
      </div>
    );
  }
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
  const { inside, outside } = placeWords(isUsual, w);
  return (
    <p class={`place-line ${nearness.inside ? "ok" : "late"}`}>
      <Icon name="pin" />
      <span>
        {nearness.inside ? inside : outside(missing)}
        <span class="soft"> · {w.checkIn.place(nearness.office.name, metres(accuracyM, lang))}</span>
      </span>
    </p>
  );
}

interface NoCameraProps {
  state: "denied" | "missing" | "busy";
  facing: Facing;
  frame: string;
  onPhoto: (jpeg: Blob) => void;
  reopen: () => void;
}

function NoCamera({ state, facing, frame, onPhoto, reopen }: NoCameraProps) {
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
      <p>{frame}.</p>
      <label class="main file">
        <Icon name="camera" />
        {w.checkIn.useFile}
        <input
          type="file"
          class="unseen"
          accept="image/jpeg,image/*"
          capture={facing}
          onChange={(event) => void pick(event.currentTarget.files?.[0])}
        />
      </label>
    </div>
  );
}
