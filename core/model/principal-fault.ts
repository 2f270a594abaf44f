/** Why a value names no principal. */
export interface PrincipalFault {
  /** What it is instead, as a sentence with its reason. */
  readonly message: string;
  /** Where it is no mistake in the form, but something that is yet to be filled in. */
  readonly severity?: "warning";
  /** The part that is wrong, as offsets in the value; without it the whole value. */
  readonly part?: { readonly from: number; readonly to: number };
  /** What was probably meant; `type` is the member that it belongs under. */
  readonly meant?: { readonly type: PrincipalType; readonly value: string };
}

export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";

export const principalTypes: readonly PrincipalType[] = ["AWS", "Service", "Federated", "CanonicalUser"];

/** The part of a fault that says what was probably meant. */
export function meaning(type: PrincipalType, value: string): Pick<PrincipalFault, "meant"> {
  return { meant: { type, value } };
}
