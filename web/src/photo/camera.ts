/** A camera: opened for one screen, stopped when it closes, reopened after the app was in the background. */
import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { toJpeg } from "./jpeg";

export type CameraState = "opening" | "live" | "denied" | "missing" | "busy";

/** Which side of the phone it looks from; a phone that has but one camera gives that. */
export type Facing = "user" | "environment";

export interface Camera {
  video: RefObject<HTMLVideoElement>;
  state: CameraState;
  shoot: () => Promise<Blob>;
  reopen: () => void;
}

const PICTURE_LIMIT_MS = 8_000; // one that stays black may be used all the same: it may be night where it looks
const BLACK = 8; // of 255

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
        if (video.current) await firstPicture(video.current);
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

  const shoot = useCallback(() => {
    const frame = video.current;
    if (!frame?.videoWidth) return Promise.reject(new Error("no frame yet"));
    return toJpeg(frame, frame.videoWidth, frame.videoHeight);
  }, []);
  return { video, state, shoot, reopen };
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

/** WebKit says that it plays before there is a picture: a shot at that moment would be black. */
async function firstPicture(video: HTMLVideoElement): Promise<void> {
  const until = performance.now() + PICTURE_LIMIT_MS;
  while (isBlack(video) && performance.now() < until) await new Promise((look) => setTimeout(look, 50));
}

function isBlack(video: HTMLVideoElement): boolean {
  if (!video.videoWidth) return true;
  const [width, height] = [16, 12];
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  if (!context) return false;
  context.drawImage(video, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return data.every((value, at) => at % 4 === 3 || value <= BLACK);
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "busy";
}
