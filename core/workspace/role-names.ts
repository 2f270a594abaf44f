/**
 * The name that a trust policy's file gives its role: what stands before `-trust-policy` in the file's name, else its
 * folder's name, else the file itself. A likely link, never a certain one.
 */
export function roleOfTrustFile(path: string, document: number): string {
  const parts = path.split("/");
  const base = (parts.at(-1) ?? "").replace(/\.\w+$/, "");
  const named = /^(.+?)[-_. ]?(?:trust|assume[-_. ]?role)/i.exec(base)?.[1];
  return named || `${path}#${document}`;
}

/** The name of a role in its ARN, without the path; anything else comes back as it is. */
export function roleNameOf(arnOrName: string): string {
  return arnOrName.includes(":role/") ? arnOrName.slice(arnOrName.lastIndexOf("/") + 1) : arnOrName;
}
