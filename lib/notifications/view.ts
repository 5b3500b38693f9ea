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
    dueOn: string | null;
    /** The address that it leads to, without its language. */
    href: string;
  } | null;
};
