import { describe, expect } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import { FILE_CHECKS_MAX } from "@/lib/auth/attempts";
import type { Ctx } from "@/lib/core/context";
import { checkFile } from "@/lib/releases/check-file";
import type { FileAnswer } from "@/lib/releases/check-schema";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { getRelease } from "@/lib/releases/queries";
import { begin, publish, take } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { rerate } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";

type Db = Parameters<typeof contextOf>[0];

async function answerTo(ctx: Ctx, text: string | Buffer): Promise<FileAnswer> {
  const checked = await checkFile(ctx, { file: new File([new Uint8Array(Buffer.from(text))], "given") });
  if (!checked.ok) throw new Error("refused");
  return checked.value;
}

async function answerToHash(ctx: Ctx, sha256: string): Promise<FileAnswer> {
  const checked = await checkFile(ctx, { sha256 });
  if (!checked.ok) throw new Error("refused");
  return checked.value;
}

async function released(db: Db, round: string, iso3: string) {
  const all = await begin(db, round, iso3);
  const code = await publish(db, all, { "G2.1": { level: 1 } });
  const manager = contextOf(db, all.team.manager);
  const release = await getRelease(manager, code);
  if (release.seal !== null) throw new Error("sealed");
  return { ...all, code, manager, release };
}

const problemsOf = (answer: FileAnswer) => (answer.kind === "changed" ? answer.problems : null);

describe("a file held against the releases", () => {
  test("is named where it is one, by its bytes or by its hash", async ({ db }) => {
    const { code, manager, release } = await released(db, "F-1", "XCA");
    const named = { kind: "release", sha256: release.sha256, release: { code, isInForce: true } };
    expect(await answerTo(manager, release.text)).toMatchObject(named);
    expect(await answerToHash(manager, release.sha256)).toMatchObject(named);
    expect(await answerToHash(manager, "0".repeat(64))).toMatchObject({ kind: "unknown" });
  });

  test("says which parts differ, and which entries of them", async ({ db }) => {
    const { code, manager, release } = await released(db, "F-2", "XCB");
    const document = JSON.parse(release.text);
    document.indicators.find((one: { code: string }) => one.code === "C2.1").level = 4;
    document.scope.limits = "None";
    document.praise = "Well done";
    const answer = await answerTo(manager, JSON.stringify(document));
    expect(answer).toMatchObject({ kind: "changed", release: { code } });
    expect(problemsOf(answer)).toContainEqual({
      kind: "differs",
      parts: [
        { part: "scope", of: [] },
        { part: "indicators", of: ["C2.1"] },
        { part: "other", of: [] },
      ],
    });
  });

  test("is told apart from the same content in other bytes", async ({ db }) => {
    const { manager, release } = await released(db, "F-3", "XCC");
    for (const text of [JSON.stringify(JSON.parse(release.text), null, 2), `\uFEFF${release.text}`])
      expect(problemsOf(await answerTo(manager, text))).toEqual([{ kind: "not_canonical" }]);
  });

  test("has figures that follow from its levels", async ({ db }) => {
    const { manager, release } = await released(db, "F-4", "XCD");
    const document = JSON.parse(release.text);
    const node = document.capability.find((one: { key: string }) => one.key === "C2");
    node.figure.score = { decimal: "100", exact: "100" };

    const problems = problemsOf(await answerTo(manager, canonicalJson(document)));
    expect(problems).toContainEqual({ kind: "differs", parts: [{ part: "capability", of: ["C2"] }] });
    expect(problems).toContainEqual({ kind: "wrong_figures", keys: ["C2"] });
  });

  test("is unknown where it is none, hidden or sealed, whatever it is", async ({ db }) => {
    const { code, manager, release, team } = await released(db, "F-5", "XCE");
    const changed = release.text.replace('"F-5"', '"F-6"');
    const stranger = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    const asked = [release.text, changed, "{}", "nothing", Buffer.from([0xff, 0x00])];
    for (const text of asked) expect((await answerTo(stranger, text)).kind).toBe("unknown");
    expect((await answerToHash(stranger, release.sha256)).kind).toBe("unknown");
    expect((await answerTo(manager, changed)).kind).toBe("changed");
    const other = contextOf(db, await makePerson(db, "Other", ["programme_manager"]));
    await proposeSeal(manager, { code, reason: "A witness could be recognised" });
    expect((await answerTo(manager, changed)).kind).toBe("changed");
    await confirmSeal(other, { code });
    for (const text of asked)
      expect((await answerTo(contextOf(db, team.manager), text)).kind).toBe("unknown");
    expect((await answerToHash(manager, release.sha256)).kind).toBe("unknown");
  });

  test("stays the release that it is when a corrigendum came", async ({ db }) => {
    const { code, id, key, manager, release, team } = await released(db, "F-7", "XCF");
    const by = (person: TestPerson) => contextOf(db, person);
    await take(manager, key, "reopen", { reason: "C2.1 rests on a wrong date" });
    await rerate(db, id, team.lead.userId, "C2.1", 1);
    await take(by(team.lead), key, "submit");
    await take(by(team.reviewer), key, "pass");
    await take(by(team.approver), key, "publish", { corrigendum: "C2.1 was read from an older text." });
    expect(await answerTo(manager, release.text)).toMatchObject({
      kind: "release",
      release: { code, isInForce: false },
    });
  });

  test("is none where it is nested without end", async ({ db }) => {
    const { code, manager } = await released(db, "F-8", "XCG");
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    for (const text of [deep, `{"code":"${code}","scope":${deep}}`])
      expect(await answerTo(manager, text)).toMatchObject({ kind: "unknown" });
  });

  test("is not looked at after many in a short time", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    for (let asked = 0; asked < FILE_CHECKS_MAX; asked += 1)
      expect((await answerToHash(reader, "0".repeat(64))).kind).toBe("unknown");
    expect(await codeOf(answerToHash(reader, "0".repeat(64)))).toBe("TOO_MANY");
  });
});
