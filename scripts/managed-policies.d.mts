/** The name and the document of every managed policy that is still there. */
export function managedPolicies(): { readonly name: string; readonly document: object }[];
/** Writes each into a folder; returns how many there are. */
export function writeManagedPolicies(folder: string): number;
