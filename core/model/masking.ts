/**
 * A line of source as a report may show it: values of settings that hold secrets, and everything that looks like a key id,
 * are replaced by asterisks. In doubt it masks.
 */
export function maskSecrets(line: string): string {
  return line
    .replace(/((?:secret|token|password)\w*"?\s*[=:]\s*"?)([^\s"#;,][^"#;,]*)/gi, "$1****")
    .replace(/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, (id) => `${id.slice(0, 4)}****`)
    .replace(/(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g, "****");
}
