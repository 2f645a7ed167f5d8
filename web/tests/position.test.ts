import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freshest, waitForFix } from "../src/check_in/wait_for_fix";
import { ageMs, type Fix, isFresh } from "../src/place/fix";
import { type Found, watchPlace } from "../src/place/watch";

const HOUR_MS = 3_600_000;
const ROLLOVER_MS = 1024 * 7 * 24 * HOUR_MS; // GPS counts weeks in ten bits

/** A phone of which the test decides what it says, and when. */
class FakePhone extends EventTarget {
  visibilityState = "visible";
  watching = new Map<number, [PositionCallback, PositionErrorCallback | null | undefined]>();
  watches = 0;
  coarse: PositionCallback[] = [];
  readonly geolocation = {
    watchPosition: (tell: PositionCallback, fail?: PositionErrorCallback | null) => {
      this.watching.set(++this.watches, [tell, fail]);
      return this.watches;
    },
    getCurrentPosition: (tell: PositionCallback) => void this.coarse.push(tell),
    clearWatch: (id: number) => void this.watching.delete(id),
  };
  /** A fix whose timestamp is off by so much; the fix itself is new. */
  speak(skewMs = 0, accuracy = 8) {
    for (const [tell] of this.watching.values()) tell(at(skewMs, accuracy));
  }
  deny() {
    for (const [, fail] of this.watching.values()) fail?.({ code: 1 } as GeolocationPositionError);
  }
  show(state: "visible" | "hidden") {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

function at(skewMs: number, accuracy: number): GeolocationPosition {
  const coords = { longitude: 106.0422, latitude: -6.0098, accuracy };
  return { coords, timestamp: Date.now() + skewMs } as GeolocationPosition;
}

let phone: FakePhone;
let found: Found | undefined;
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  phone = new FakePhone();
  vi.stubGlobal("navigator", { geolocation: phone.geolocation });
  vi.stubGlobal("document", phone);
  found = undefined;
  leave = watchPlace((next) => {
    found = next;
  });
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const inHand = () => found?.fix as Fix;

describe("how old a fix is", () => {
  it.each([
    ["right", 0],
    ["an hour behind the phone's", -HOUR_MS],
    ["an hour ahead of it", HOUR_MS],
    ["1,024 weeks behind it", -ROLLOVER_MS],
  ])("is counted from its arrival, its own clock being %s", (_, skewMs) => {
    phone.speak(skewMs);
    expect(ageMs(inHand())).toBe(0);
    vi.advanceTimersByTime(7_000);
    expect(ageMs(inHand())).toBe(7_000);
    expect(isFresh(inHand())).toBe(true);
  });
  it("is at most 30 s more for a coarse one, which may come from the browser's cache", () => {
    phone.coarse[0]?.(at(0, 900));
    expect(ageMs(inHand())).toBe(30_000);
    vi.advanceTimersByTime(25_000);
    expect(isFresh(inHand())).toBe(false);
  });
  it("is past use after 55 s", () => {
    phone.speak();
    vi.advanceTimersByTime(54_999);
    expect(isFresh(inHand())).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isFresh(inHand())).toBe(false);
  });
  it("grows while the phone sleeps, though one of its clocks stands still", () => {
    phone.speak();
    vi.setSystemTime(Date.now() + 300_000); // performance.now() stays where it was
    expect(ageMs(inHand())).toBe(300_000);
  });
  it("is never less than what has passed, though somebody sets the clock back", () => {
    phone.speak();
    vi.advanceTimersByTime(20_000);
    vi.setSystemTime(Date.now() - HOUR_MS);
    expect(ageMs(inHand())).toBe(20_000);
  });
});

describe("asking for a fix", () => {
  it("begins anew when the page comes back into sight", () => {
    phone.speak();
    phone.show("hidden");
    expect(phone.watches).toBe(1);
    phone.show("visible");
    expect(phone.watches).toBe(2);
    expect([...phone.watching.keys()]).toEqual([2]);
  });
  it("begins anew when a phone that lies still has said nothing for 30 s", () => {
    phone.speak();
    vi.advanceTimersByTime(30_000);
    expect(phone.watches).toBe(1);
    vi.advanceTimersByTime(5_000);
    expect(phone.watches).toBe(2);
  });
  it("leaves a watch alone that still looks for its first satellites", () => {
    vi.advanceTimersByTime(120_000);
    expect(phone.watches).toBe(1);
    expect(phone.coarse.length).toBeGreaterThan(1);
  });
  it("never asks again by itself once it is denied", () => {
    phone.deny();
    expect(found).toEqual({ state: "denied", fix: null });
    vi.advanceTimersByTime(300_000);
    expect([phone.watches, phone.coarse.length]).toEqual([1, 1]);
    phone.show("visible");
    phone.speak();
    expect(found?.state).toBe("on");
    vi.advanceTimersByTime(35_000);
    expect(phone.watches).toBe(3); // allowed meanwhile: looked after as ever
  });
  it("keeps a precise fix though a coarse one comes later", () => {
    phone.speak();
    phone.coarse[0]?.(at(0, 900));
    expect(inHand().accuracyM).toBe(8);
  });
  it("stops when the screen is left", () => {
    leave();
    expect(phone.watching.size).toBe(0);
    phone.show("visible");
    vi.advanceTimersByTime(300_000);
    expect([phone.watches, phone.coarse.length]).toEqual([1, 1]);
  });
});

describe("waiting for a fix to send", () => {
  const waiting = () => waitForFix(() => found ?? { state: "waiting", fix: null }, 50);
  it("takes one at once on a phone whose clock is 1,024 weeks off", async () => {
    phone.speak(-ROLLOVER_MS);
    expect((await waiting()).accuracyM).toBe(8);
  });
  it("waits for a new one after a sleep, which coming back asks for", async () => {
    phone.speak();
    vi.setSystemTime(Date.now() + 300_000);
    phone.show("visible");
    const waited = waiting();
    await vi.advanceTimersByTimeAsync(1_000);
    phone.speak(0, 12);
    await vi.advanceTimersByTimeAsync(250);
    expect((await waited).accuracyM).toBe(12);
  });
  it("gives up where there is none, and on the one in hand once that is old", async () => {
    const refused = expect(waiting()).rejects.toMatchObject({ code: "NO_FIX" });
    await vi.advanceTimersByTimeAsync(26_000);
    await refused;
    phone.speak();
    const old = inHand();
    vi.advanceTimersByTime(60_000);
    expect(() => freshest(null, old)).toThrow("NO_FIX");
  });
});
