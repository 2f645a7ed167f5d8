/** Every "no", from the server (RFC 9457) or on the way to it, in one shape. Switch on `code`. */
import type { components } from "./schema.gen";

export type Problem = components["schemas"]["Problem"];
export type FieldFault = NonNullable<Problem["errors"]>[number];

export type Failure = "network" | "timeout" | "server";

export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail = "",
    readonly title = "",
    readonly status = 0,
    readonly faults: readonly FieldFault[] = [],
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }

  /** The fault of one field of the body, by its JSON pointer. */
  faultAt(pointer: string): FieldFault | undefined {
    return this.faults.find((fault) => fault.pointer === pointer);
  }

  /** A whole number among the facts, such as distance_m. */
  number(name: string): number | undefined {
    const value = this.facts[name];
    return typeof value === "number" ? Math.round(value) : undefined;
  }

  /** Whether the same request may well succeed in a moment. */
  get isPassing(): boolean {
    return this.failure !== null;
  }

  /** What stood in the way: no network, no answer in time, or the server itself; null: it was answered. */
  get failure(): Failure | null {
    if (this.status >= 500) return "server";
    if (this.code !== "NETWORK") return null;
    return this.facts.is_timeout ? "timeout" : "network";
  }
}

/** What a page itself finds wrong with its fields: whether, at which pointer, in which words. */
export type Lack = readonly [is: boolean, pointer: string, detail: string];

/** Throws INPUT_INVALID, in the shape of the server's, for what is lacking; nothing is sent then. */
export function refuse(...lacks: readonly Lack[]): void {
  const faults = lacks.flatMap(([is, pointer, detail]) => (is ? [{ pointer, code: "OWN", detail }] : []));
  if (faults.length) throw new Refusal("INPUT_INVALID", "", "", 422, faults);
}

/** The refusal in an answer that was not a success; whatever is not problem+json is unreadable. */
export function refusalOf(body: unknown, status: number): Refusal {
  const problem = body as Partial<Problem> | undefined;
  if (typeof problem?.code === "string" && typeof problem.detail === "string") {
    const { title = "", errors = [] } = problem;
    return new Refusal(problem.code, problem.detail, title, status, errors, problem as Record<string, unknown>);
  }
  const gateway: Record<number, string> = { 401: "TOKEN_INVALID", 429: "TOO_MANY_REQUESTS", 503: "TRY_AGAIN" };
  return new Refusal(gateway[status] ?? "UNREADABLE", "", "", status);
}

/** Whatever was thrown, as a refusal. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal("UNREADABLE");
}
