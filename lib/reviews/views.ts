/** What screens get of a review. Types only, safe in the browser. */
import type { ThreadState } from "@/db/enums";
import type { NeededConfirmation } from "./confirmation-rules";

/** A comment as the team reads it. */
export type CommentView = { id: string; author: string; body: string; language: string; writtenAt: string };

/** A thread with its comments, oldest first, and what the reader may do with it. */
export type ThreadView = {
  id: string;
  indicator: string;
  state: ThreadState;
  openedBy: string;
  openedAt: string;
  closedBy: string | null;
  closedAt: string | null;
  closeReason: string | null;
  comments: readonly CommentView[];
  mayReply: boolean;
  mayResolve: boolean;
  mayOverrule: boolean;
};

/** A confirmation with what the reviewer judges by. */
export type ConfirmationView = NeededConfirmation & {
  title: string;
  domain: string | null;
  /** The level with its sentence, or why the indicator does not apply. */
  judgement: string;
};
