import type { Fix, Related, Severity } from "../../finding.ts";
import { spanToFile } from "../../hosts/mapping.ts";
import { addSetting } from "../../ini/edit.ts";
import type { Condition } from "../../model/condition.ts";
import { fixOf, fixOfValue } from "../config-fix.ts";
import { type HomeSetting, placeOfValue } from "../config-home.ts";
import type { WorkspaceDraft, WorkspaceView } from "../rule.ts";
import { type AssumedRole, isRefused, type RequestContext } from "./assumed-role.ts";
import { ifLikely } from "./role-trust.ts";
import { groundsOf } from "./source-words.ts";

/**
 * Whether the trust policy surely refuses a profile's request because of what the request says beside who asks; not where
 * it refuses the profile anyway.
 */
export function isRefusedWith({ trust, sources }: AssumedRole, ...contexts: readonly RequestContext[]): boolean {
  const [surest] = sources;
  if (!surest || sources.some((source) => isRefused(trust, source))) return false;
  return contexts.every((context) => isRefused(trust, surest, context));
}

/** Another severity than the rule's, for a finding that rests on a guess or on what AWS does not document. */
export function severityOf({ trust, sources }: AssumedRole): { readonly severity?: Severity } {
  const [surest] = sources;
  const grounds = surest ? groundsOf(surest) : "certain";
  if (trust.grounds === "likely" || grounds === "likely") return { severity: "hint" };
  return grounds === "doubtful" ? { severity: "warning" } : {};
}

/** The conditions of the trust policy on a key, given in lower case. */
export function conditionsOn({ trust }: AssumedRole, ...keys: readonly string[]): readonly Condition[] {
  return trust.policy.statements.flatMap(({ conditions }) => conditions.filter(({ name }) => keys.includes(name)));
}

/** The one value that the policy names for a key and lets in; undefined where there are several, or none that is no pattern. */
export function wantedValue(assumed: AssumedRole, key: string): string | undefined {
  const { trust, sources } = assumed;
  const named = new Set(conditionsOn(assumed, key).flatMap(({ values }) => values.map(({ value }) => value)));
  const [surest] = sources;
  if (!surest || named.size > most) return undefined;
  const fitting = [...named].filter(
    (value) => /^[\w+=,.@:/-]{2,}$/.test(value) && !isRefused(trust, surest, { [key]: value }),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Of so many values nobody means one. */
const most = 20;

/** The conditions, as places to look at from a finding in the profile's file. */
export function relatedTo(conditions: readonly Condition[], { trust, setting }: AssumedRole): Related[] {
  const { file } = trust.place;
  return conditions.slice(0, 5).map(({ key, values }) => ({
    ...(file !== setting.file.place.file && { file }),
    span: spanToFile(trust.document.mapping, values[0]?.text?.span ?? key.span),
    message: "The trust policy tests it here.",
  }));
}

/** A setting of profiles whose value goes into the request, and a condition key that tests it there. */
export interface Tested {
  readonly setting: string;
  /** In lower case. */
  readonly key: string;
  /** The value that is asked for, where it is known. */
  readonly wanted: string | undefined;
  /** How the finding goes on behind "The trust policy of X": where the profile has another value, and where it has none. */
  readonly otherwise: string;
  readonly without: string;
}

/** That a profile's setting is not what the trust policy asks for: on its value, or on role_arn where it is missing. */
export function mismatch(
  assumed: AssumedRole,
  given: HomeSetting | undefined,
  { setting, key, wanted, otherwise, without }: Tested,
  workspace: WorkspaceView,
): WorkspaceDraft {
  const { trust } = assumed;
  const fixes = () =>
    given ? fixOfValue(given, wanted ?? "", workspace) : addition(setting, wanted ?? "", assumed, workspace);
  return {
    place: placeOfValue(given ?? assumed.setting),
    ...severityOf(assumed),
    message: `${ifLikely(trust)}The trust policy of ${trust.name} ${given ? otherwise : without}: AWS answers AccessDenied.`,
    related: relatedTo(conditionsOn(assumed, key), assumed),
    fixes: wanted === undefined ? [] : fixes(),
  };
}

/** Adds a setting to the profile, below the section of its role_arn. */
export function addition(key: string, value: string, { setting }: AssumedRole, workspace: WorkspaceView): Fix[] {
  return fixOf(`Add ${key} = ${value}`, setting, workspace, ({ ini, section }) => [
    addSetting(ini, section.section, key, value),
  ]);
}
