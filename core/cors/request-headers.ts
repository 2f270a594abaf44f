/**
 * Whether browsers never ask for a header beforehand, because every page may send it, or because no page sets it at all:
 * https://developer.mozilla.org/docs/Glossary/CORS-safelisted_request_header and Forbidden_request_header. A Content-Type
 * they do ask for, but where it is that of a form or of plain text. The name is in lower case.
 */
export function isNeverAskedFor(header: string): boolean {
  return neverAskedFor.test(header);
}

const neverAskedFor =
  /^(?:accept|accept-language|content-language|range|accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie|date|dnt|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/;
