/** What lies on the server page by page, read whole: a year's cases within reach, a unit's people. */
import { answer, api, type Schemas } from "../../api/client";

export type CaseLine = Schemas["CaseLineView"];
export type Sums = Schemas["DisciplineSumsView"];

export async function readCases(year: number): Promise<CaseLine[]> {
  const read = (page: number) => answer(api.GET("/discipline-cases", { params: { query: { year, page } } }));
  return (await everyPage(read)).flatMap(({ cases }) => cases);
}

export async function readPeople(unit_id: string, year: string): Promise<Sums[]> {
  const path = { unit_id, year };
  const read = (page: number) =>
    answer(api.GET("/units/{unit_id}/discipline/{year}", { params: { path, query: { page } } }));
  return (await everyPage(read)).flatMap(({ people }) => people);
}

async function everyPage<T extends { pages: number }>(read: (page: number) => Promise<T>): Promise<T[]> {
  const found = [await read(1)];
  for (let page = 2; page <= (found[0]?.pages ?? 1); page++) found.push(await read(page));
  return found;
}

const WEIGHTS: Record<string, number> = { light: 1, medium: 2, heavy: 3 };

/** By the level, and within it by the days that lead there. */
export function weightOf({ level, days }: { level: string; days: number }): number {
  return (WEIGHTS[level] ?? 0) * 100 + days;
}
