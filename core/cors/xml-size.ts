import type { CorsRule } from "../model/cors.ts";

/** The size in bytes of the XML, without white space, that tools send to S3 for these rules. */
export function xmlSizeOf(rules: readonly CorsRule[]): number {
  let size = utf8Length('<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></CORSConfiguration>');
  for (const { id, origins, methods, headers, exposed, maxAge } of rules) {
    size += tagsOf("CORSRule");
    for (const { value } of origins) size += tagsOf("AllowedOrigin") + contentLength(value);
    for (const { value } of methods) size += tagsOf("AllowedMethod") + contentLength(value);
    for (const { value } of headers) size += tagsOf("AllowedHeader") + contentLength(value);
    for (const { value } of exposed) size += tagsOf("ExposeHeader") + contentLength(value);
    if (id) size += tagsOf("ID") + contentLength(id.value);
    if (maxAge) size += tagsOf("MaxAgeSeconds") + String(maxAge.value).length;
  }
  return size;
}

const tagsOf = (name: string) => 2 * name.length + "<></>".length;

/** With `&`, `<` and `>` written as entities. */
function contentLength(value: string): number {
  let extra = 0;
  for (const c of value) extra += c === "&" ? 4 : c === "<" || c === ">" ? 3 : 0;
  return utf8Length(value) + extra;
}

function utf8Length(value: string): number {
  let length = 0;
  for (const c of value) {
    const code = c.codePointAt(0)!;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
