/** A new edition in the making, so that its pages have something to show: illustrative, and never published. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { editDraft, leaveOutVectors, startDraft } from "@/lib/editions/draft-mutations";
import { readDraft, readDraftIndicator } from "@/lib/editions/draft-page";
import { type Edit, type IndicatorWording, wordingOf } from "@/lib/instruments/edit";
import { must, type Step } from "./world";

const BEGUN_AT = new Date("2026-11-02T09:30:00.000Z");
const VERSION = "1.1.0";
const SPLIT = "G6.2";
/** What is worded otherwise, by indicator: the parts of the one that is split come after it. */
const REWORDED: readonly (readonly [string, Partial<Pick<IndicatorWording, "title" | "question">>])[] = [
  [
    "C1.4",
    { question: "Is the response observed by a body that is independent of the ministries that run it?" },
  ],
  ["G6.4", { title: "Monitoring of the response", question: "Does the government measure results?" }],
  [
    "G6.5",
    {
      title: "Evaluation of the response",
      question: "Does the government change course when results fall short?",
    },
  ],
];

/** The administrator begins an edition, words one indicator anew and makes two of another. */
export function editionSteps(edition: string): readonly Step[] {
  const act = async (ctx: Ctx) => {
    const { draft } = must(
      await startDraft(ctx, { edition, newVersion: VERSION }),
      "the draft of an edition",
    );
    const change = async (edit: Edit) => {
      const { head } = await readDraft(ctx, draft);
      must(await editDraft(ctx, { draft, version: head.version, edit }), `${edit.kind} in the draft`);
    };
    const { state } = await readDraft(ctx, draft);
    const title = `${state.file?.title ?? ""} (illustrative draft)`;
    await change({ kind: "describe", title, version: VERSION });
    await change({ kind: "split", indicator: SPLIT, parts: ["G6.4", "G6.5"] });
    for (const [indicator, words] of REWORDED) {
      const { definition } = await readDraftIndicator(ctx, { draft, indicator });
      await change({ kind: "reword", indicator, ...wordingOf(definition), ...words });
    }
    const { head } = await readDraft(ctx, draft);
    must(await leaveOutVectors(ctx, { draft, version: head.version }), "test vectors left out");
  };
  return [{ at: BEGUN_AT, by: "admin", act }];
}
