/** `Content-Disposition` for a download, with the name also in UTF-8 (RFC 6266, RFC 5987) for names in any script. */
export function attachment(name: string): string {
  const clean = [...name.normalize("NFC")]
    .filter((character) => !/[\p{C}/\\]/u.test(character))
    .join("")
    .slice(0, 200);
  const ascii = clean.replace(/[^\x20-\x7e]/g, "_").replace(/["%]/g, "_");
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii || "file"}"; filename*=UTF-8''${encoded || "file"}`;
}

/** The last part of a path-like name, without control characters; never empty. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last.normalize("NFC").replace(/\p{C}/gu, "").trim().slice(0, 200);
  return clean === "" || clean === "." || clean === ".." ? "file" : clean;
}
