import { afterEach, expect, test, vi } from "vitest";
import { CHANNEL } from "./device-holds";
import { joinTabs } from "./tabs";

/** Channels of one browser that deliver at once. */
const joined = new Set<(event: { data: unknown }) => void>();
class Channel {
  #listener: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    expect(name).toBe(CHANNEL);
  }
  addEventListener(_type: string, listener: (event: { data: unknown }) => void) {
    this.#listener = listener;
    joined.add(listener);
  }
  postMessage(data: unknown) {
    for (const listener of joined) if (listener !== this.#listener) listener({ data });
  }
}

afterEach(() => {
  joined.clear();
  vi.unstubAllGlobals();
});

function tabOf(person: string) {
  const [heard, signedOut] = [vi.fn(), vi.fn()];
  return { heard, signedOut, tabs: joinTabs(person, heard, signedOut) };
}

test("what the server told one person reaches the other tabs of that person only", () => {
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("navigator", {});
  const [left, now, second] = [tabOf("a"), tabOf("b"), tabOf("b")];
  now.tabs.tell("2026/BEN/ratings/G2.1/assessor", 4, { teamNote: "Not for the other." });
  expect(second.heard).toHaveBeenCalledWith("2026/BEN/ratings/G2.1/assessor", 4, {
    teamNote: "Not for the other.",
  });
  expect(left.heard).not.toHaveBeenCalled();
});

test("only the tabs of who signs out keep nothing on the device any more", () => {
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("navigator", {});
  const [left, stays] = [tabOf("a"), tabOf("b")];
  new Channel(CHANNEL).postMessage({ signedOut: "a" });
  expect(left.signedOut).toHaveBeenCalledOnce();
  expect(stays.signedOut).not.toHaveBeenCalled();
});
