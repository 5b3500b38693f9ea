import "server-only";
import { attachment } from "@/lib/files/disposition";
import type { ImageFormat } from "@/lib/scorecards/charts";
import { pngOf } from "./png";

/** A drawing as a download, as it is or as a picture; it fetches nothing and runs nothing. */
export async function imageResponse(svg: string, name: string, format: ImageFormat): Promise<Response> {
  const body = format === "png" ? new Uint8Array(await pngOf(svg)) : svg;
  return new Response(body, {
    headers: {
      "content-type": format === "png" ? "image/png" : "image/svg+xml; charset=utf-8",
      "content-disposition": attachment(`${name}.${format}`),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
