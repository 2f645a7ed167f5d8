/** A unit's month of deductions, and which unit and month the address asks for. */
import { answer, api, type Schemas } from "../../api/client";
import { monthBeside } from "../../words/format";
import type { Query } from "../use_query";

export type Person = Schemas["AllowanceView"];
export type Deduction = Schemas["DeductionView"];

export interface UnitMonth {
  people: readonly Person[];
  locked_at: string | null;
}

const MONTHS_SHOWN = 24;

/** Page by page, as the server gives them: fifty people each. */
export async function readMonth(unit_id: string, month: string): Promise<UnitMonth> {
  const people: Person[] = [];
  let locked_at: string | null = null;
  for (let page = 1, pages = 1; page <= pages; page++) {
    const params = { path: { unit_id, month }, query: { page } };
    const found = await answer(api.GET("/units/{unit_id}/allowances/{month}", { params }));
    people.push(...found.people);
    ({ pages, locked_at } = found);
  }
  return { people, locked_at };
}

export function monthsUntil(today: string): string[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, at) => monthBeside(today.slice(0, 7), -at));
}

/** The month of the address, where it is one that has begun; else the last whole one. */
export function monthOf(query: Query, today: string): string {
  const { bulan = "" } = query;
  const has = /^20\d\d-(0[1-9]|1[0-2])$/.test(bulan) && bulan <= today.slice(0, 7);
  return has ? bulan : monthBeside(today.slice(0, 7), -1);
}

/** What the people of a unit lose in all, and of how many it is known. */
export function sumsOf(people: readonly Person[]) {
  const known = people.flatMap(({ total_idr }) => (total_idr === null ? [] : [total_idr]));
  return {
    minutes: people.reduce((sum, { minutes }) => sum + minutes, 0),
    total_idr: known.reduce((sum, each) => sum + each, 0),
    known: known.length,
    without: people.filter(({ base_idr }) => base_idr === null).length,
    undecided: people.reduce((sum, { undecided_days }) => sum + undecided_days, 0),
    isAdjusted: people.some(({ adjusted_bp }) => adjusted_bp),
    isConfirmed: people.every(({ unconfirmed }) => !unconfirmed.length),
  };
}
