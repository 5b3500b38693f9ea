import "server-only";
import { attachment } from "@/lib/files/disposition";
import { responseBody } from "@/lib/files/store";
import type { DataPackage } from "./package";

/** A package as a download that no cache keeps. */
export function packageResponse({ name, body }: DataPackage): Response {
  return new Response(responseBody(body), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": attachment(name),
      "cache-control": "private, no-store",
    },
  });
}
