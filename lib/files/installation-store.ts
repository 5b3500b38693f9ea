import "server-only";
import { join } from "node:path";
import { environment } from "@/lib/core/env";
import { type PartialUploads, partialUploadsIn } from "./partial-uploads";
import { type FileStore, folderStore } from "./store";

/** The store of this installation: the folder `files` of its data folder. */
export function fileStore(): FileStore {
  return folderStore(join(environment().dataDir, "files"));
}

/** The files on their way to this installation: the folder `uploads` of its data folder. */
export function partialUploads(): PartialUploads {
  return partialUploadsIn(join(environment().dataDir, "uploads"));
}
