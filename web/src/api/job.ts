/** A job of the server: look at it until it rests, and fetch the files it made. */
import { useEffect, useState } from "preact/hooks";
import { base64url } from "../device/base64url";
import { answer, api, type Schemas } from "./client";
import { pause, persistently } from "./persistently";
import { Refusal } from "./refusal";
import { useAnswer } from "./use_answer";

export type Job = Schemas["JobView"];

const LOOK_EVERY_MS = 2_000;
const MOST_LOOKS = 90;
const LONG_MS = 60_000; // from when on we say that it takes long

export function isMoving({ state }: Job): boolean {
  return state === "queued" || state === "making" || state === "applying";
}

export function readJob(job_id: string): Promise<Job> {
  return answer(api.GET("/jobs/{job_id}", { params: { path: { job_id } } }));
}

/** The job in the language of its faults, read again every two seconds while it moves and the page is looked at. */
export function useJob(jobId: string | null, lang: string) {
  const asked = useAnswer(jobId && `job ${jobId} ${lang}`, () => readJob(jobId ?? ""));
  const { data: job, loading, reload } = asked;
  const moves = job !== null && isMoving(job);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!moves || loading) return;
    const look = () => document.visibilityState === "visible" && void reload();
    const timer = setTimeout(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [moves, loading, reload]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every row that is done begins the waiting anew
  useEffect(() => {
    setLong(false);
    if (!moves) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [moves, job?.done]);
  return { ...asked, isLong };
}

/** Read a job until it rests. Throws TRY_AGAIN when it has not within three minutes. */
export async function restOf(job: Job): Promise<Job> {
  let now = job;
  for (let looks = 0; isMoving(now); looks++) {
    if (looks === MOST_LOOKS) throw new Refusal("TRY_AGAIN");
    await pause(LOOK_EVERY_MS);
    now = await persistently(() => readJob(job.job_id));
  }
  return now;
}

/** Have the browser download a file that a job made. */
export async function download(jobId: string, name: string): Promise<void> {
  const link = document.createElement("a");
  link.href = await linkTo(jobId, name);
  link.rel = "noopener noreferrer";
  link.click();
}

/** Open a page that a job made in a tab of its own: to be called by a click. Throws NO_WINDOW where none may open. */
export async function openPage(jobId: string, name: string): Promise<void> {
  const tab = open("", "_blank"); // before anything is waited for, or the browser takes it for an advertisement
  if (!tab) throw new Refusal("NO_WINDOW");
  tab.opener = null;
  try {
    tab.location.replace(await linkTo(jobId, name));
  } catch (error) {
    tab.close();
    throw error;
  }
}

async function linkTo(job_id: string, name: string): Promise<string> {
  const path = { job_id, name };
  return (await answer(api.GET("/jobs/{job_id}/files/{name}", { params: { path } }))).url;
}

/** The header of a request that must not be done twice, however often it is sent. */
export function onceOnly(): { header: { "Idempotency-Key": string } } {
  return { header: { "Idempotency-Key": base64url(crypto.getRandomValues(new Uint8Array(18))) } };
}
