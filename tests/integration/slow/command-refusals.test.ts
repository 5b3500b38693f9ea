import { eq } from "drizzle-orm";
import { beforeAll, describe, test } from "vitest";
import { rounds } from "@/db/schema/round";
import { commandPlace, expectSentence, RATINGS } from "@/tests/support/command-place";
import { makePerson } from "@/tests/support/programme";
import { openRound } from "@/tests/support/released-country";

const place = commandPlace();
const { run, file } = place;

describe("what cannot be done is said in a sentence", () => {
  let chosen: string;
  beforeAll(() => {
    chosen = file("three.csv", RATINGS, "BEN,G2.1,rated,2,,,,");
  });
  const cases: [string, string[], RegExp][] = [
    ["an unknown round", ["--round", "NONE"], /There is no round NONE\. Name another, or make one/],
    [
      "a round code that is none",
      ["--round", "a/b", "--create-round", "--instrument", "gpat@1.0.0"],
      /“a\/b” cannot be the code of a round\. Use letters/,
    ],
    [
      "a new round without an edition",
      ["--round", "NEW", "--create-round"],
      /add --instrument CODE@VERSION\. Here are: gpat@1\.0\.0/,
    ],
    ["an unknown person", ["--round", "SAID-1", "--as", "nobody@example.test"], /Nobody has the address/],
    ["an unknown option", ["--round", "SAID-1", "--dryrun"], /Unknown option '--dryrun'[\s\S]*Usage:/],
    ["no round", [], /^Usage:/],
    [
      "a country that is not in the programme round",
      ["--round", "SAID-1"],
      /line 2, column country_iso3: No assessment of BEN is open in the round SAID-1\./,
    ],
  ];

  test.each(cases)("ratings: %s", async (_, args, sentence) => {
    if (args.includes("SAID-1") && (await place.db.read.$count(rounds, eq(rounds.code, "SAID-1"))) === 0)
      await openRound(place.db, place.people, "SAID-1", ["TGO"]);
    expectSentence(await run("import", "ratings", chosen, ...args), sentence);
  });

  test("an administrator imports no ratings", async () => {
    const { email } = await makePerson(place.db, "admin", ["administrator"]);
    const target = ["--round", "OUT-2", "--create-round", "--instrument", "gpat@1.0.0", "--as", email];
    expectSentence(
      await run("import", "ratings", chosen, ...target),
      /@example\.test may not import this\. /,
    );
  });

  test.each<[string, string[], RegExp]>([
    ["undo of nonsense", ["import", "undo", "nonsense"], /There is no batch nonsense/],
    ["import of nothing that is known", ["import", "people", "x.csv"], /^Usage:|cannot be read/],
    ["import of a file that is not there", ["import", "sources", "none.csv"], /none\.csv cannot be read\./],
    ["a template of an unknown kind", ["import", "template", "people"], /^Usage:/],
    ["export of an unknown round", ["export", "ratings", "--round", "NONE", "--out", "x"], /no round NONE/],
    ["export into a folder that is not there", ["export", "sources", "--out", "no/x"], /cannot be written/],
    ["figures of an unknown round", ["scores", "NONE"], /^There is no round NONE\.\n$/],
    ["verification of what is not there", ["release:verify", "none.json"], /neither a file nor a release/],
    [
      "a person with a misspelt option",
      ["user", "create", "--emial", "x"],
      /Unknown option '--emial'[\s\S]*Usage:/,
    ],
  ])("%s", async (_, [name = "", ...args], sentence) => {
    expectSentence(await run(name, ...args), sentence);
  });
});
