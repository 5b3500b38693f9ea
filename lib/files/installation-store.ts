import "server-only";
import { join } from "node:path";
import { environment } from "@/lib/core/env";
import { type FileStore, folderStore } from "./store";

/** The store of this installation: the folder `files` of its data folder. */
export function fileStore(): FileStore {
  return folderStore(join(environment().dataDir, "files"));
}
