/** What pages show of notifications. Pure. */
import type { NotificationEvent } from "@/db/enums";

/** A notification as its reader sees it. */
export type NotificationLine = {
  id: string;
  at: Date;
  isRead: boolean;
  /** Null where what it is about is not open to the reader (any more): nothing of it is said then. */
  open: {
    event: NotificationEvent;
    /** Null for the own account. */
    about: { country: string; round: string } | null;
    /** The code of the entry that a report of an error is about, where the entry is open to the reader. */
    entry: string | null;
    dueOn: string | null;
    /** The address that it leads to, without its language. */
    href: string;
  } | null;
};
