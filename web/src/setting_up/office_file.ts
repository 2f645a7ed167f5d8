/** A file of offices on its way: what is wrong before it is sent, the dry run, the application. */
import { answer, api, type Schemas } from "../api/client";
import type { FieldFault } from "../api/refusal";

export const MAX_FILE_BYTES = 1_000_000;
export type OfficeReport = Schemas["OfficeImportView"];
export type Warning = OfficeReport["warnings"][number];

export interface OfficeUpload {
  file: File;
  startsOn: string;
  nameColumn: string;
}

/** What is wrong with it, by the name of its words. */
export function officeFileFault(file: { name: string; size: number } | undefined) {
  if (!file) return "noFile";
  if (!/\.(geojson|json|csv)$/i.test(file.name)) return "wrongType";
  if (!file.size) return "emptyFile";
  return file.size > MAX_FILE_BYTES ? "tooLarge" : null;
}

/** `key`: of the application; a dry run needs none. */
export async function sendOffices({ file, startsOn, nameColumn }: OfficeUpload, key: string): Promise<OfficeReport> {
  const type = /\.csv$/i.test(file.name) ? "text/csv" : "application/geo+json";
  const content = await file.arrayBuffer();
  const dry_run = key === "";
  const query = { dry_run, starts_on: startsOn || null, name_property: nameColumn.trim() || null };
  return answer(
    api.POST("/offices/imports", {
      params: { query: known(query), header: { "Idempotency-Key": key || "dry-run" } },
      headers: { "Content-Type": type },
      body: content as never,
      bodySerializer: (body: unknown) => body as ArrayBuffer,
    }),
  );
}

export interface Group<T> {
  code: string;
  all: T[];
}

/** By their code, the most frequent first: a hundred near duplicates are one thing to read. */
export function grouped<T extends { code: string }>(found: readonly T[]): Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const each of found) groups.set(each.code, [...(groups.get(each.code) ?? []), each]);
  return [...groups].map(([code, all]) => ({ code, all })).sort((one, other) => other.all.length - one.all.length);
}

/** Which feature or row of the file a fault is about: its number from 1, or "". */
export function placeIn({ pointer }: Pick<FieldFault, "pointer">): { kind: "feature" | "row"; at: string } | null {
  const [, top, at] = pointer.split("/");
  if (!at || !/^\d+$/.test(at)) return null;
  if (top === "features") return { kind: "feature", at: String(Number(at) + 1) };
  return top === "rows" ? { kind: "row", at } : null;
}

function known<T extends Record<string, unknown>>(query: T): T {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null)) as T;
}
