import { expect, test } from "vitest";
import { deviceInWords } from "./device";
import { isDueForTouch, sessionEnd } from "./session-rules";
import { readSessionState, sessionStateOf } from "./session-state";

const start = new Date("2026-03-02T08:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

test("a session ends thirty minutes after its last use, and activity can move that", () => {
  expect(sessionEnd({ createdAt: start, lastSeenAt: at(10) })).toEqual({ endsAt: at(40), extendable: true });
});

test("twelve hours after its beginning it ends whatever is done", () => {
  expect(sessionEnd({ createdAt: start, lastSeenAt: at(700) })).toEqual({
    endsAt: at(720),
    extendable: false,
  });
});

test("use is written down once a minute", () => {
  const session = { createdAt: start, lastSeenAt: start };
  expect(isDueForTouch(session, at(0.9))).toBe(false);
  expect(isDueForTouch(session, at(1))).toBe(true);
});

test("a page reads what the server says of its session, and nothing else", () => {
  const state = sessionStateOf({ createdAt: start, lastSeenAt: start, actor: { userId: "u" } }, at(29));
  expect(state).toEqual({ signedIn: true, userId: "u", secondsLeft: 60, extendable: true });
  expect(readSessionState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(readSessionState({ signedIn: false })).toEqual({ signedIn: false });
  expect(readSessionState({ signedIn: true, userId: 7 })).toBeNull();
  expect(readSessionState("<html>")).toBeNull();
});

test("a device is named by browser and system, without versions", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  expect(deviceInWords(edge)).toBe("Edge, Windows");
  expect(deviceInWords("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")).toBe("Firefox, Linux");
  expect(deviceInWords(null)).toBe("");
});
