/** A file on its way: a job that awaits it, the bucket's form, the check. */
import { answer, api, type Schemas, send } from "../api/client";
import { type Job, onceOnly } from "../api/job";
import { persistently } from "../api/persistently";
import { Refusal } from "../api/refusal";
import { type ImportKind, KINDS } from "./kinds";

export const MAX_FILE_BYTES = 5_000_000;
const TRY_LIMIT_MS = 100_000; // the form is good for 120 s

/** What is wrong with the file before it is sent, by the name of its words. */
export function fileFault(file: { name: string; size: number } | undefined, types = /\.(xlsx|csv)$/i) {
  if (!file) return "noFile";
  if (!types.test(file.name)) return "wrongType";
  if (!file.size) return "emptyFile";
  return file.size > MAX_FILE_BYTES ? "tooLarge" : null;
}

export interface Upload {
  kind: ImportKind;
  file: File;
  /** The month of a roster, the year of balances; "" for other kinds. */
  about: string;
}

export function sendFile({ kind, file, about }: Upload): Promise<Job> {
  const month = KINDS[kind].about === "month" ? about : null;
  const year = KINDS[kind].about === "year" ? Number(about) : null;
  return beginImport(file, KINDS[kind].path, { kind, month, year });
}

/** The new job, with its file in the bucket under a name of ours. Throws UPLOAD_REFUSED when the bucket says no. */
export async function beginImport(file: File, name: string, of: Partial<Schemas["ImportBody"]>): Promise<Job> {
  const params = onceOnly();
  const file_name = `${name}${file.name.slice(file.name.lastIndexOf(".")).toLowerCase()}`;
  const body = { file_name, month: null, year: null, ...of } as Schemas["ImportBody"];
  const { job, upload } = await persistently(() => answer(api.POST("/imports", { params, body })));
  await persistently(() => post(upload, file));
  return job;
}

export interface HowToRead {
  /** Our column -> the file's own header. */
  mapping?: Readonly<Record<string, string>>;
  /** What a roster's cell says -> our letter. */
  letters?: Readonly<Record<string, string>>;
  /** Of a CSV file that is not UTF-8. */
  encoding?: "windows-1252";
  /** Pass over the columns that are not ours. */
  ignore_others?: boolean;
}

/** Have it checked. */
export function askForCheck(job_id: string, how: HowToRead = {}): Promise<Job> {
  const body = { mapping: {}, letters: {}, encoding: null, ignore_others: null, ...how };
  return answer(api.POST("/jobs/{job_id}/check", { params: { path: { job_id } }, body }));
}

export async function post(form: Schemas["UploadView"], file: File): Promise<void> {
  const fields = new FormData();
  for (const [name, value] of Object.entries(form.fields)) fields.set(name, value);
  fields.append("file", file); // last: the bucket ignores whatever stands behind it
  const response = await send(new Request(form.url, { method: "POST", body: fields }), TRY_LIMIT_MS);
  if (!response.ok) throw new Refusal("UPLOAD_REFUSED", "", "", response.status);
}
