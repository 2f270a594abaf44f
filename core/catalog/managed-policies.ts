import type { Slices } from "./layout.ts";
import { once } from "./once.ts";

export interface ManagedPolicyLookUp {
  paths(): readonly string[];
  isManagedPolicy(arn: string): boolean;
  document(arn: string): unknown;
}

/** AWS managed policies by ARN, `arn:<partition>:iam::aws:policy/<path and name>`. */
export function managedPolicyLookUp(slices: Slices): ManagedPolicyLookUp {
  const known = once(() => new Set(paths()));
  const paths = () => slices.section("managedPolicies");
  return {
    paths,
    isManagedPolicy(arn) {
      const path = pathOf(arn);
      return path !== undefined && known().has(path);
    },
    document(arn) {
      const path = pathOf(arn);
      return path === undefined ? undefined : slices.document(path);
    },
  };
}

const pathOf = (arn: string): string | undefined => /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
