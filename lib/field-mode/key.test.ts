import { describe, expect, test } from "vitest";
import { seal, sealingKey, unseal } from "@/lib/outbox/sealed";
import { newFieldKey, openFieldKey } from "./key";
import { FIELD_KEY_ITERATIONS } from "./rules";

const PASSPHRASE = "four grey herons walking";
/** Enough to be told apart, few enough to be quick. */
const FEW = 1_000;

describe("what lies on a device", () => {
  test("opens with its passphrase, however the keyboard composed it, and with no other", async () => {
    const { key, locked } = await newFieldKey(`${PASSPHRASE} é`, FEW);
    const sealed = await seal(key, "Kestrel");
    const again = await openFieldKey(`${PASSPHRASE} e\u0301`, locked);
    expect(again === null ? null : await unseal(again, sealed)).toBe("Kestrel");
    expect(await openFieldKey(`${PASSPHRASE} e`, locked)).toBeNull();
    expect(await openFieldKey("", locked)).toBeNull();
  });

  test("holds neither the text nor the passphrase openly, and begins anew each time", async () => {
    const { key, locked } = await newFieldKey(PASSPHRASE, FEW);
    const [first, second] = [await seal(key, "Kestrel"), await seal(key, "Kestrel")];
    const bytes = (sealed: { text: ArrayBuffer }) => Buffer.from(sealed.text).toString("latin1");
    expect(bytes(first)).not.toBe(bytes(second));
    for (const text of [bytes(first), bytes(locked.key)]) {
      expect(text).not.toContain("Kestrel");
      expect(text).not.toContain(PASSPHRASE);
    }
    const other = await newFieldKey(PASSPHRASE, FEW);
    expect(await unseal(other.key, first)).toBeNull();
    expect(Buffer.from(other.locked.salt)).not.toEqual(Buffer.from(locked.salt));
  });

  test("is unreadable once a bit of it changed, and its key cannot be taken out of the browser", async () => {
    const key = await sealingKey(crypto.getRandomValues(new Uint8Array(32)));
    const { iv, text } = await seal(key, "Kestrel");
    const bent = new Uint8Array(text.slice(0));
    bent[0] = (bent[0] ?? 0) ^ 1;
    expect(await unseal(key, { iv, text: bent.buffer })).toBeNull();
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });

  test("stands behind as many rounds as the rule asks for", async () => {
    expect(FIELD_KEY_ITERATIONS).toBeGreaterThanOrEqual(600_000);
    const { locked } = await newFieldKey(PASSPHRASE);
    expect(locked.iterations).toBe(FIELD_KEY_ITERATIONS);
  });
});
