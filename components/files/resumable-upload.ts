/**
 * Sends a file so that it goes on where it stopped, after a dead line and after a closed tab. Loaded when a file is sent.
 */
import { type DetailedError, type PreviousUpload, Upload, type UrlStorage } from "tus-js-client";
import { ACTING_PERSON_HEADER } from "@/lib/core/headers";
import { FILE_REFUSALS, type FileRefusal } from "@/lib/files/refusals";
import { dropUpload, keepUpload, keptUpload } from "./kept-uploads";

/** What the page is told while a file is sent. */
export type UploadNews =
  | { status: "sending"; percent: number }
  | { status: "paused" }
  | { status: "checking" }
  | { status: "refused"; reason: FileRefusal }
  | { status: "failed" }
  | { status: "done" };

const FIRST_TRIES_MS = [0, 1000, 2000, 5000, 10_000];
const LATER_TRY_MS = 20_000;
/** Tries without a byte that arrives, each after the last wait; about an hour. */
const TRIES_MAX = 180;
const RETRY_DELAYS = Array.from({ length: TRIES_MAX }, (_, index) => FIRST_TRIES_MS[index] ?? LATER_TRY_MS);
/** Statuses after which the same request may go well. */
const PASSING = [409, 423, 429];
const UNPROCESSABLE = 422;

async function sha256Of(content: BufferSource): Promise<string | null> {
  if (!("subtle" in crypto)) return null;
  const digest = await crypto.subtle.digest("SHA-256", content);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Remembers where an upload goes on under a fingerprint, which tells nothing of its file; neither name, content nor record
 * are kept, and of the address only its last part: what lets somebody send is asked for anew.
 */
const idsBelow = (endpoint: string): UrlStorage => ({
  findAllUploads: async () => [],
  findUploadsByFingerprint: async (fingerprint) => {
    const id = keptUpload(fingerprint);
    if (id === null) return [];
    const known: PreviousUpload = {
      size: null,
      metadata: {},
      creationTime: "",
      urlStorageKey: fingerprint,
      uploadUrl: `${endpoint}/${id}`,
      parallelUploadUrls: null,
    };
    return [known];
  },
  removeUpload: async (fingerprint) => dropUpload(fingerprint),
  addUpload: async (fingerprint, { uploadUrl }) => {
    const id = uploadUrl?.split("/").at(-1);
    if (id !== undefined) keepUpload(fingerprint, id);
    return fingerprint;
  },
});

/** Where a file is sent, and for whom. */
export type UploadDoor = {
  /** The address that takes files in. */
  address: string;
  /** What holds them, where one record has several addresses in its time. */
  record?: string | undefined;
  /** Null for who has no account: the address says whose it is. */
  person: string | null;
};

function statusOf(error: Error | DetailedError): number {
  return "originalResponse" in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
}

function refusalOf(error: Error | DetailedError): FileRefusal {
  const text = "originalResponse" in error ? (error.originalResponse?.getBody() ?? "") : "";
  return FILE_REFUSALS.find((reason) => text.includes(`"${reason}"`)) ?? "damaged";
}

/** Sends a file for a person; another person of the same browser never goes on with it. */
export async function sendFile(
  file: File,
  { address, record = address, person }: UploadDoor,
  tell: (news: UploadNews) => void,
): Promise<{ cancel: () => void }> {
  const sha256 = await sha256Of(await file.arrayBuffer());
  const said = JSON.stringify([person, record, sha256]);
  const fingerprint = sha256 === null ? null : await sha256Of(new TextEncoder().encode(said));
  const upload = new Upload(file, {
    endpoint: address,
    metadata: { filename: file.name, ...(sha256 === null ? {} : { sha256 }) },
    headers: person === null ? {} : { [ACTING_PERSON_HEADER]: person },
    fingerprint: async () => fingerprint ?? "",
    storeFingerprintForResuming: fingerprint !== null,
    removeFingerprintOnSuccess: true,
    urlStorage: idsBelow(address),
    retryDelays: RETRY_DELAYS,
    onShouldRetry: (error) => {
      const status = statusOf(error);
      const mayPass = status === 0 || status >= 500 || PASSING.includes(status);
      if (mayPass) tell({ status: "paused" });
      return mayPass;
    },
    onProgress: (sent, all) => {
      if (sent === all) tell({ status: "checking" });
      else tell({ status: "sending", percent: Math.floor((sent / all) * 100) });
    },
    onSuccess: () => tell({ status: "done" }),
    onError: (error) =>
      tell(
        statusOf(error) === UNPROCESSABLE
          ? { status: "refused", reason: refusalOf(error) }
          : { status: "failed" },
      ),
  });
  const [previous] = fingerprint === null ? [] : await upload.findPreviousUploads();
  if (previous) upload.resumeFromPreviousUpload(previous);
  upload.start();
  return {
    cancel: () => {
      // What stays of it on the server ends after a day where the line is dead.
      upload.abort(true).catch(() => undefined);
    },
  };
}
