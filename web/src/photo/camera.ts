/** A camera: opened for one screen, stopped when it closes, reopened after the app was in the background. */
import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { MIN_BYTES, toJpeg } from "./jpeg";

export type CameraState = "opening" | "live" | "denied" | "missing" | "busy";

/** Which side of the phone it looks from; a phone that has but one camera gives that. */
export type Facing = "user" | "environment";

export interface Camera {
  video: RefObject<HTMLVideoElement>;
  state: CameraState;
  shoot: () => Promise<Blob>;
  reopen: () => void;
}

const FRAME_LIMIT_MS = 2_000; // a camera that tells of none may be used all the same
const PICTURE_LIMIT_MS = 5_000; // after the tap: what is too dark by then is the person's to mend

export function useCamera(wanted: boolean, facing: Facing = "user"): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>("opening");
  const [round, setRound] = useState(0);
  const reopen = useCallback(() => setRound((before) => before + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round opens the camera again
  useEffect(() => {
    if (!wanted) return;
    let stream: MediaStream | null = null;
    let closed = false;
    setState("opening");
    openCamera(facing).then(
      async (opened) => {
        stream = opened;
        if (closed || !video.current) return stop(opened);
        video.current.srcObject = opened;
        await video.current.play().catch(() => undefined);
        if (video.current) await firstFrame(video.current);
        if (!closed) setState("live");
      },
      (error: unknown) => !closed && setState(stateOf(error)),
    );
    const wake = () => {
      if (
        document.visibilityState === "visible" &&
        stream?.getVideoTracks().some((each) => each.readyState === "ended")
      )
        reopen();
    };
    document.addEventListener("visibilitychange", wake);
    return () => {
      closed = true;
      document.removeEventListener("visibilitychange", wake);
      stop(stream);
    };
  }, [wanted, facing, round, reopen]);

  const shoot = useCallback(() => pictureOf(() => video.current), []);
  return { video, state, shoot, reopen };
}

/** The next frame that has something on it: on a slow phone the first ones are black. Else the last one there was. */
async function pictureOf(frame: () => HTMLVideoElement | null): Promise<Blob> {
  const until = performance.now() + PICTURE_LIMIT_MS;
  for (;;) {
    const shown = frame();
    const jpeg = shown?.videoWidth ? await toJpeg(shown, shown.videoWidth, shown.videoHeight) : new Blob();
    if (jpeg.size >= MIN_BYTES || performance.now() > until) return jpeg;
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** Open and close at once, after a tap, so that the permission is asked then. */
export async function askForCamera(): Promise<"granted" | CameraState> {
  try {
    stop(await openCamera("user"));
    return "granted";
  } catch (error) {
    return stateOf(error);
  }
}

function openCamera(facing: Facing): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) return Promise.reject(new DOMException("no camera here", "NotFoundError"));
  return devices.getUserMedia({
    audio: false,
    video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 960 } },
  });
}

/** WebKit says that it plays before there is a picture. */
function firstFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, FRAME_LIMIT_MS);
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(() => resolve());
    else resolve();
  });
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "busy";
}
