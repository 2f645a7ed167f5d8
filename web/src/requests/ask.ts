/** What is typed into the form of a request, and the body it becomes: each kind sends its own fields alone. */
import type { Schemas } from "../api/client";

export type Kind = Schemas["RequestBody"]["kind"];
export type Body = Schemas["RequestBody"];
export type Place = Pick<Schemas["PlaceView"], "office_id" | "name" | "radius_m">;
/** Of its place what the form offers, and what whoever decides is told. */
export type Request = Omit<Schemas["RequestView"], "place"> & { place: Place | null };

export const KINDS: readonly Kind[] = ["leave", "duty", "remote", "study", "permission", "correction", "objection"];
export const ORDERS: readonly string[] = ["duty", "remote", "study"];
export const OF_A_SLOT: readonly string[] = ["correction", "objection"];
export const ANYWHERE = "";

export interface Draft {
  startsOn: string;
  endsOn: string;
  reason: string;
  leave: string;
  orderNo: string;
  due: string[];
  officeId: string;
  /** Of the day, as `07:10`; "" where none is told. */
  arriveBy: string;
  leaveFrom: string;
  slot: string;
  time: string;
  attemptId: string;
  /** When a try that never came was made, by the phone's clock; "" where the server knows the time itself. */
  attemptAt: string;
  /** The try came when its window had closed: at which time it should count, the person says. */
  needsTime: boolean;
  /** Why it comes late, of what is filed for somebody else. */
  lateReason: string;
  papers: Schemas["AttachmentBody"][];
}

export function emptyDraft(on: string, slot: string): Draft {
  const times = {
    arriveBy: "",
    leaveFrom: "",
    slot: slot || "arrival",
    time: "",
    attemptId: "",
    attemptAt: "",
    needsTime: false,
  };
  const order = { orderNo: "", due: [], officeId: ANYWHERE };
  return { startsOn: on, endsOn: on, reason: "", leave: "annual", ...order, ...times, lateReason: "", papers: [] };
}

/** Where an order's check-ins are made: a name alone is no fence. */
export function placeOf({ office_id, name, radius_m }: Place, anywhere: string): string {
  if (office_id) return name || office_id;
  if (radius_m) return `${name}, ${radius_m} m`;
  return name ? `${anywhere} (${name})` : anywhere;
}

/** A returned request, to be changed. Its papers are named again, or they would be taken from it. */
export function draftOf(request: Request, timeOf: (instant: string) => string): Draft {
  return {
    startsOn: request.starts_on,
    endsOn: request.ends_on,
    reason: request.reason ?? "",
    leave: request.leave ?? "annual",
    orderNo: request.order_no ?? "",
    due: request.due,
    officeId: request.place?.office_id ?? ANYWHERE,
    arriveBy: request.arrive_by_min === null ? "" : clockOf(request.arrive_by_min),
    leaveFrom: request.leave_from_min === null ? "" : clockOf(request.leave_from_min),
    slot: request.slot ?? "arrival",
    time: request.counts_at ? timeOf(request.counts_at) : "",
    attemptId: request.attempt_id ?? "",
    attemptAt: isUnsent(request.attempt_facts.code) ? (request.counts_at ?? "") : "",
    needsTime: isTooLate(request.attempt_facts.code),
    papers: request.attachments.map(({ attachment_id, kind, sha256 }) => ({
      attachment_id,
      kind: kind as Body["attachments"][number]["kind"],
      sha256,
    })),
    lateReason: "",
  };
}

export function bodyOf(kind: Kind, draft: Draft, zone: string): Body {
  const isOfSlot = OF_A_SLOT.includes(kind);
  const isOrder = ORDERS.includes(kind);
  const isPermission = kind === "permission";
  const attemptId = kind === "correction" ? draft.attemptId : "";
  const hasTime = isOfSlot && (!attemptId || draft.needsTime) && draft.time !== "";
  const isDue = isOrder && draft.due.length > 0;
  return {
    kind,
    starts_on: draft.startsOn,
    ends_on: isOfSlot || isPermission ? null : draft.endsOn || null,
    reason: draft.reason.trim(),
    leave: kind === "leave" ? (draft.leave as Body["leave"]) : null,
    order_no: isOrder ? draft.orderNo.trim() || null : null,
    due: isDue ? draft.due : [],
    place: isDue ? { office_id: draft.officeId || null, center: null, radius_m: null, name: null } : null,
    arrive_by_min: isPermission ? minutesOf(draft.arriveBy) : null,
    leave_from_min: isPermission ? minutesOf(draft.leaveFrom) : null,
    slot: isOfSlot && !attemptId ? draft.slot : null,
    counts_at: hasTime ? instantOf(draft.startsOn, draft.time, zone) : (attemptId && draft.attemptAt) || null,
    attempt_id: attemptId || null,
    attachments: draft.papers,
  };
}

/** A check-in that could not be sent: the server heard of it later, from the phone. */
export function isUnsent(code: unknown): boolean {
  return code === "SEND_FAILED";
}

/** A check-in that came when its window had closed. */
export function isTooLate(code: unknown): boolean {
  return code === "WINDOW_CLOSED";
}

/** When a try was made: by the server's clock, or of one that never came by the phone's. */
export function triedAt({ code, at, facts }: { code: string; at: string; facts: Record<string, unknown> }): string {
  return isUnsent(code) && typeof facts.began_at === "string" ? facts.began_at : at;
}

/** Minutes from midnight for `07:10`; null for what is no time. */
export function minutesOf(time: string): number | null {
  const found = /^(\d\d):(\d\d)/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

export function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** When the walls of the zone show this time on this date. */
export function instantOf(date: string, time: string, zone: string): string {
  const asUtc = new Date(`${date}T${time.slice(0, 5)}:00Z`).getTime();
  const wall = new Date(asUtc).toLocaleString("sv-SE", { timeZone: zone });
  const aheadMs = new Date(`${wall.replace(" ", "T")}Z`).getTime() - asUtc;
  return new Date(asUtc - aheadMs).toISOString();
}

export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}

/** Whether somebody who decides may end it: approved, about whole days, with one to come; the server has the last word. */
export function isCancellable(request: Request, myId: string, today: string): boolean {
  const { state, kind, ends_on, is_whole, employee_id, filed_by } = request;
  const isMine = employee_id === myId || filed_by === myId;
  return state === "approved" && !OF_A_SLOT.includes(kind) && ends_on > today && is_whole && !isMine;
}

/** Whether it was returned and may not be sent again any more. */
export function hasLapsed({ send_again_by }: Pick<Request, "send_again_by">, today: string): boolean {
  return send_again_by !== null && today > send_again_by;
}

export function isOpen({ state }: Request): boolean {
  return state === "waiting" || state === "returned";
}
