import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Outgoing, Sent, sendCheckIn } from "../src/check_in/send";
import type { DeviceKey } from "../src/device/key";
import { thisMoment } from "../src/place/fix";

type Reply = number | "unreachable" | "silent";

const realTimeout = setTimeout;

/** A server and a bucket of which the test decides how they answer. */
class FakeCity {
  permits = 0;
  uploads: string[] = [];
  submitted: { atMs: number; text: string; challenge: string }[] = [];
  mayPermit = true;
  wantsPhoto = true;
  bucket: (upload: number) => Reply = () => 204;
  server: (submission: number) => Reply = () => 201;

  readonly fetch = async (request: Request, { signal }: { signal: AbortSignal }): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/api/check-ins/challenges") return this.permit();
    if (pathname === "/api/check-ins") {
      const text = await request.text();
      this.submitted.push({ atMs: performance.now(), text, challenge: JSON.parse(text).challenge });
      const how = this.server(this.submitted.length);
      if (how === 422) return Response.json({ code: "CHALLENGE_EXPIRED", detail: "", status: 422 }, { status: 422 });
      return this.reply(how, signal, { record: {}, receipt: "r", position_salt: "s" });
    }
    this.uploads.push(pathname);
    return this.reply(this.bucket(this.uploads.length), signal);
  };

  private permit(): Response {
    if (!this.mayPermit) return Response.json({ code: "WINDOW_CLOSED", detail: "", status: 422 }, { status: 422 });
    const number = ++this.permits;
    const [issued_at, expires_at] = ["2026-11-23T00:10:00Z", "2026-11-23T00:12:00Z"];
    const upload = { url: `http://page.test/s3/${number}`, fields: { key: `inbox/${number}` }, expires_at };
    return Response.json(
      {
        challenge: `challenge ${number}`,
        slot: "arrival",
        issued_at,
        expires_at,
        upload: this.wantsPhoto ? upload : null,
      },
      { status: 201 },
    );
  }

  private reply(how: Reply, signal: AbortSignal, body: object = {}): Promise<Response> {
    if (how === "unreachable") return Promise.reject(new TypeError("Failed to fetch"));
    if (how === "silent")
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    return Promise.resolve(how === 204 ? new Response(null, { status: 204 }) : Response.json(body, { status: how }));
  }
}

let city: FakeCity;
let key: DeviceKey;
let send: typeof sendCheckIn;
let outgoing: Outgoing;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  city = new FakeCity();
  vi.stubGlobal("fetch", city.fetch);
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor(input: Request | string, init?: RequestInit) {
        super(typeof input === "string" ? new URL(input, "http://page.test") : input, init);
      }
    },
  );
  vi.resetModules(); // the API's client takes the Request that it finds
  send = (await import("../src/check_in/send")).sendCheckIn;
  const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
    "verify",
  ]);
  key = { privateKey, publicKey: "", deviceId: "phone" };
  outgoing = { slot: "arrival", jpeg: new Blob([new Uint8Array(12_000)]) };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const fix = () => ({ position: [106.0422, -6.0098] as const, accuracyM: 8, heardAt: thisMoment(), olderMs: 0 });
const sending = () => settled(send(outgoing, key, fix));

/** Let the clock run until it is answered: keys and hashes take real time beside it. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let isOpen = true;
  const close = () => {
    isOpen = false;
  };
  promise.then(close, close);
  while (isOpen) {
    await vi.advanceTimersByTimeAsync(250);
    await new Promise((resolve) => realTimeout(resolve));
  }
  return promise;
}

async function arrives({ photo }: Sent): Promise<boolean> {
  if (!photo) throw new Error("it was there in time");
  return settled(photo);
}

describe("a permit that was over before the network let it through", () => {
  it("is asked for anew, once, and another body is signed over it", async () => {
    city.server = (submission) => (submission === 1 ? 422 : 201);
    await sending();
    expect(city.submitted.map(({ challenge }) => challenge)).toEqual(["challenge 1", "challenge 2"]);
  });

  it("is told when the second is over too", async () => {
    city.server = () => 422;
    await expect(sending()).rejects.toMatchObject({ code: "CHALLENGE_EXPIRED" });
    expect(city.submitted).toHaveLength(2);
  });
});

describe("a check-in whose bucket answers", () => {
  it("is sent once the photo is there, and nothing is left to do", async () => {
    const sent = await sending();
    expect(sent.photo).toBeNull();
    expect([city.permits, city.uploads.length, city.submitted.length]).toEqual([1, 1, 1]);
  });
  it("sends the same bytes again when the answer was lost, and the photo only once", async () => {
    city.server = (submission) => (submission < 5 ? "unreachable" : 201);
    await expect(sending()).rejects.toMatchObject({ code: "NETWORK" });
    await sending();
    expect(city.submitted).toHaveLength(5);
    expect(new Set(city.submitted.map(({ text }) => text)).size).toBe(1);
    expect([city.permits, city.uploads.length]).toEqual([1, 1]);
  });
});

describe("a check-in that needs no photo", () => {
  it("is sent without one, and says so", async () => {
    city.wantsPhoto = false;
    outgoing = { slot: "arrival", jpeg: null };
    expect((await sending()).photo).toBeNull();
    expect(city.uploads).toEqual([]);
    expect(JSON.parse(city.submitted[0]?.text ?? "").selfie_sha256).toBeNull();
  });
  it("leaves a photo that was taken all the same on the phone", async () => {
    city.wantsPhoto = false;
    expect((await sending()).photo).toBeNull();
    expect(city.uploads).toEqual([]);
    expect(JSON.parse(city.submitted[0]?.text ?? "").selfie_sha256).toBeNull();
  });
  it("asks for one where the arrangement is over", async () => {
    outgoing = { slot: "arrival", jpeg: null };
    await expect(sending()).rejects.toMatchObject({ code: "PHOTO_REQUIRED" });
    expect(city.submitted).toEqual([]);
  });
});

describe("a check-in for somebody of the team", () => {
  it("names whose it is, and only that", async () => {
    const asked: unknown[] = [];
    const { fetch } = city;
    vi.stubGlobal("fetch", async (request: Request, init: { signal: AbortSignal }) => {
      if (request.url.endsWith("/challenges")) asked.push(await request.clone().json());
      return fetch(request, init);
    });
    await sending();
    outgoing = { slot: "arrival", jpeg: new Blob([new Uint8Array(12_000)]), employeeId: "ani" };
    await sending();
    expect(asked).toEqual([
      { slot: "arrival", device_id: "phone", employee_id: null },
      { slot: "arrival", device_id: "phone", employee_id: "ani" },
    ]);
  });
});

describe("a check-in whose bucket is down", () => {
  it.each(["unreachable", 500, 503] as const)("is recorded all the same (%s), and the photo follows", async (how) => {
    city.bucket = (upload) => (upload < 9 ? how : 204);
    const sent = await sending();
    expect(city.submitted).toHaveLength(1);
    expect(city.submitted[0]?.atMs).toBeLessThan(10_000);
    expect(city.uploads).toHaveLength(4);
    expect(await arrives(sent)).toBe(true);
    expect(new Set(city.uploads)).toEqual(new Set(["/s3/1"]));
  });
  it("is recorded while its challenge lives, though every upload hangs", async () => {
    city.bucket = () => "silent";
    const sent = await sending();
    expect(city.submitted[0]?.atMs).toBeLessThan(60_000); // of 120 s: time for three tries of its own
    expect(await arrives(sent)).toBe(false);
  });
  it("has a slow photo there in the end without sending it twice", async () => {
    let release: (reply: Response) => void = () => undefined;
    const slow = new Promise<Response>((resolve) => {
      release = resolve;
    });
    const { fetch } = city;
    vi.stubGlobal("fetch", (request: Request, init: { signal: AbortSignal }) => {
      if (!request.url.includes("/s3/")) return fetch(request, init);
      city.uploads.push(request.url);
      return slow;
    });
    const sent = await sending();
    release(new Response(null, { status: 204 }));
    expect(await arrives(sent)).toBe(true);
    expect(city.uploads).toHaveLength(1);
  });
  it("gives the photo up when its form is over", async () => {
    city.bucket = () => "unreachable";
    expect(await arrives(await sending())).toBe(false);
    const tried = city.uploads.length;
    expect(performance.now()).toBeGreaterThanOrEqual(120_000);
    expect(performance.now()).toBeLessThan(130_000);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(city.uploads).toHaveLength(tried);
  });
});

describe("a check-in whose bucket says no", () => {
  it("tries one fresh form, and names its challenge", async () => {
    city.bucket = (upload) => (upload === 1 ? 403 : 204);
    expect((await sending()).photo).toBeNull();
    expect(city.uploads).toEqual(["/s3/1", "/s3/2"]);
    expect(city.submitted.map(({ challenge }) => challenge)).toEqual(["challenge 2"]);
  });
  it.each([400, 403])("is recorded at its first moment when that is refused too (%i)", async (status) => {
    city.bucket = () => status;
    const sent = await sending();
    expect([city.permits, city.uploads.length]).toEqual([2, 2]);
    expect(city.submitted.map(({ challenge }) => challenge)).toEqual(["challenge 1"]);
    expect(await arrives(sent)).toBe(false);
  });
  it("is recorded at its first moment when there is no fresh form any more", async () => {
    city.bucket = () => {
      city.mayPermit = false;
      return 403;
    };
    await sending();
    expect(city.submitted.map(({ challenge }) => challenge)).toEqual(["challenge 1"]);
  });
  it("takes the fresh moment once the first is over, as after a sleep", async () => {
    city.bucket = (upload) => {
      if (upload === 1) vi.advanceTimersByTime(121_000);
      return 403;
    };
    await sending();
    expect(city.submitted.map(({ challenge }) => challenge)).toEqual(["challenge 2"]);
  });
});
