/** A file of people on its way: a job that awaits it, the bucket's form, the check. */
import { answer, api, type Schemas, send } from "../api/client";
import { Refusal } from "../api/refusal";
import { persistently } from "../check_in/persistently";
import { type Job, onceOnly } from "./job";

export const MAX_FILE_BYTES = 5_000_000;
const TRY_LIMIT_MS = 100_000; // the form is good for 120 s

/** What is wrong with the file before it is sent, by the name of its words. */
export function fileFault(file: { name: string; size: number } | undefined) {
  if (!file) return "noFile";
  if (!/\.(xlsx|csv)$/i.test(file.name)) return "wrongType";
  if (!file.size) return "emptyFile";
  return file.size > MAX_FILE_BYTES ? "tooLarge" : null;
}

/** The new job, with its file in the bucket. Throws UPLOAD_REFUSED when the bucket says no. */
export async function sendFile(file: File): Promise<Job> {
  const params = onceOnly();
  const file_name = `pegawai${file.name.slice(file.name.lastIndexOf("."))}`;
  const body = { file_name, kind: "people" as const, month: null };
  const { job, upload } = await persistently(() => answer(api.POST("/imports", { params, body })));
  await persistently(() => post(upload, file));
  return job;
}

/** Have it checked. `mapping`: our column -> the file's own header. */
export function askForCheck(job_id: string, mapping: Readonly<Record<string, string>> = {}): Promise<Job> {
  const body = { mapping, letters: {} };
  return answer(api.POST("/jobs/{job_id}/check", { params: { path: { job_id } }, body }));
}

async function post(form: Schemas["UploadView"], file: File): Promise<void> {
  const fields = new FormData();
  for (const [name, value] of Object.entries(form.fields)) fields.set(name, value);
  fields.append("file", file); // last: the bucket ignores whatever stands behind it
  const response = await send(new Request(form.url, { method: "POST", body: fields }), TRY_LIMIT_MS);
  if (!response.ok) throw new Refusal("UPLOAD_REFUSED", "", "", response.status);
}
