import { describe, expect, it } from "vitest";
import { bodyOf } from "../src/check_in/send";
import { base64, base64url } from "../src/device/base64url";
import { phoneLabel, sign } from "../src/device/key";

const FIX = {
  position: [106.0422, -6.0098] as const,
  accuracyM: 8,
  heardAt: { ticksMs: 5_000, wallMs: 0 },
  olderMs: 0,
};

describe("what is signed and sent", () => {
  it("writes bytes as the API and the bucket want them", () => {
    const bytes = new Uint8Array([251, 255, 190, 0]);
    expect(base64(bytes)).toBe("+/++AA==");
    expect(base64url(bytes)).toBe("-_--AA");
  });
  it("makes a signature of 64 bytes over exactly these bytes, which the key verifies", async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
    const body = bodyOf("a.b", FIX, "hash");
    const text = await sign({ privateKey: pair.privateKey, publicKey: "", deviceId: "" }, body);
    expect(text).toMatch(/^[A-Za-z0-9_-]{86}$/);
    const signature = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) =>
      each.charCodeAt(0),
    );
    expect(signature.length).toBe(64);
    const isGood = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, pair.publicKey, signature, body);
    expect(isGood).toBe(true);
  });
  it("tells the age of the fix in whole milliseconds, and the phone's own time", () => {
    const now = { ticksMs: 5_900.4, wallMs: 700 };
    expect(JSON.parse(new TextDecoder().decode(bodyOf("c.d", FIX, "h", undefined, now)))).toEqual({
      challenge: "c.d",
      position: { coordinates: [106.0422, -6.0098], accuracy_m: 8, fix_age_ms: 900 },
      selfie_sha256: "h",
      claimed_at: "1970-01-01T00:00:00.700Z",
    });
  });
  it("names a phone so that people know it", () => {
    const android = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
    expect(phoneLabel(android)).toBe("Android SM-A155F · Chrome");
    expect(phoneLabel("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")).toBe(
      "iPhone · Safari",
    );
    expect(phoneLabel("")).toBe("Web");
  });
});
