import { describe, expect, it } from "vitest";
import { Refusal } from "../src/api/refusal";
import { drain, type FailedSend, failedBy, withFailed } from "../src/check_in/failed_sends";

const TODAY = "2026-11-23";

function failed(minute: number, facts: Partial<FailedSend> = {}): FailedSend {
  const began_at = `2026-11-23T00:${String(minute).padStart(2, "0")}:00.000Z`;
  return { slot: "arrival", local_date: TODAY, began_at, failed_at: began_at, what: "network", status: null, ...facts };
}

describe("a failed send", () => {
  it.each([
    [new Refusal("NETWORK", "", "", 0, [], { is_timeout: false }), { what: "network", status: null }],
    [new Refusal("NETWORK", "", "", 0, [], { is_timeout: true }), { what: "timeout", status: null }],
    [new Refusal("TRY_AGAIN", "", "", 503), { what: "server", status: 503 }],
    [new Refusal("UNREADABLE", "", "", 502), { what: "server", status: 502 }],
    [new Refusal("OUTSIDE_GEOFENCE", "", "", 422), null],
    [new Refusal("TOO_MANY_REQUESTS", "", "", 429), null],
    [new Refusal("NO_FIX"), null],
  ])("is told of by what went wrong: %o", (refusal, told) => expect(failedBy(refusal)).toEqual(told));

  it("sent again stays one, with its latest end", () => {
    const later = failed(1, { failed_at: "2026-11-23T00:09:00.000Z" });
    expect(withFailed([failed(1), failed(2)], later)).toEqual([failed(2), later]);
  });

  it("is one of the latest five", () => {
    const all = [1, 2, 3, 4, 5, 6, 7].reduce<FailedSend[]>((kept, minute) => withFailed(kept, failed(minute)), []);
    expect(all.map(({ began_at }) => began_at.slice(14, 16))).toEqual(["03", "04", "05", "06", "07"]);
  });
});

describe("what is kept", () => {
  async function drained(kept: FailedSend[], answers: (Refusal | null)[], today = TODAY) {
    const sent: FailedSend[] = [];
    const done = await drain(kept, today, async (each) => {
      sent.push(each);
      const answer = answers[sent.length - 1];
      if (answer) throw answer;
    });
    return [sent.length, done.length];
  }

  it("goes, oldest first, once the server answers", async () =>
    expect(await drained([failed(1), failed(2)], [])).toEqual([2, 2]));

  it.each([
    ["nobody answers", new Refusal("NETWORK"), [1, 0]],
    ["the server stumbles", new Refusal("TRY_AGAIN", "", "", 503), [1, 0]],
    ["the session is over", new Refusal("TOKEN_INVALID", "", "", 401), [1, 0]],
    ["the gateway is crowded", new Refusal("TOO_MANY_REQUESTS", "", "", 429), [1, 0]],
    ["there were too many that day", new Refusal("TOO_MANY_ATTEMPTS", "", "", 429), [2, 2]],
    ["the server will not have it", new Refusal("INPUT_INVALID", "", "", 422), [2, 2]],
  ])("stays or goes when %s", async (_, refusal, told) =>
    expect(await drained([failed(1), failed(2)], [refusal])).toEqual(told),
  );

  it.each([
    ["2026-11-30", [1, 1]],
    ["2026-12-01", [0, 1]],
  ])("is dropped unsent once its day takes no more reports: on %s", async (today, told) =>
    expect(await drained([failed(1)], [], today)).toEqual(told),
  );
});
