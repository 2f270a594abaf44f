/** In which role a document stands in a request; its grammar depends on it. */
export type DocumentRole =
  | "identity"
  | "boundary"
  | "session"
  | "scp"
  | "rcp"
  | "endpoint"
  | "resource"
  | "trust"
  | "key";

/** Whether documents of a role name principals. */
export function namesPrincipals(role: DocumentRole): boolean {
  return role === "resource" || role === "trust" || role === "key" || role === "endpoint" || role === "rcp";
}
