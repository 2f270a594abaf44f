import type { Catalog } from "../../catalog/index.ts";
import type { Text } from "../../json/strings.ts";
import { globMatches } from "../../model/glob.ts";
import { hasPlaceholder } from "../../model/placeholder.ts";
import type { Statement } from "../../model/policy.ts";
import { type S3Half, s3HalvesOf, s3TargetOf } from "../../model/s3-statement.ts";
import type { OpenedPolicy } from "./opened-policy.ts";

/** What one side means to allow: an action on a bucket or on objects in it. */
export interface Wish {
  /** One action, with its service. */
  readonly action: string;
  readonly half: S3Half;
  /** The entry of Resource, which names the bucket. */
  readonly resource: string;
  /** The entry of Action. */
  readonly text: Text;
  readonly statement: Statement;
  readonly policy: OpenedPolicy;
}

/**
 * What the Allow statements that pass `about` grant on a bucket that they name outright. A pattern of actions stands for
 * the few that people want most; an action on the wrong half of the bucket for nothing, for it grants nothing.
 */
export function wishesIn(
  policy: OpenedPolicy,
  bucket: string,
  about: (statement: Statement) => boolean,
  catalog: Catalog,
): Wish[] {
  return policy.policy.statements.flatMap((statement) => {
    if (statement.effect?.value !== "Allow" || statement.actions.length === 0 || !about(statement)) return [];
    const resources = statement.resources.filter((text) => names(text, bucket));
    return resources.flatMap((resource) => {
      const [half] = s3TargetOf(resource)!.halves;
      return statement.actions.flatMap((text) =>
        actionsOf(text.value, half!, catalog).map(
          (action): Wish => ({ action, half: half!, resource: resource.value, text, statement, policy }),
        ),
      );
    });
  });
}

/** A name with a variable in it, or with something to fill in, may be any. */
function names(text: Text, bucket: string): boolean {
  if (text.value.includes("${") || hasPlaceholder(text.value)) return false;
  return s3TargetOf(text)?.bucket === bucket;
}

const wanted: Readonly<Record<S3Half, readonly string[]>> = {
  bucket: ["s3:ListBucket"],
  objects: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
};

function actionsOf(pattern: string, half: S3Half, catalog: Catalog): readonly string[] {
  if (isPattern(pattern))
    return wanted[half].filter((action) => globMatches(pattern.toLowerCase(), action.toLowerCase()));
  const action = /^s3:/i.test(pattern) ? catalog.action(pattern) : undefined;
  return action && s3HalvesOf(pattern, catalog).includes(half) ? [`${action.service}:${action.name}`] : [];
}

export function isPattern(action: string): boolean {
  return /[*?]/.test(action);
}
