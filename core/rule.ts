import type { Catalog } from "./catalog/index.ts";
import type { Draft, Severity } from "./finding.ts";
import type { GrammarFailure } from "./grammar/failure.ts";
import type { Recognition } from "./hosts/document.ts";
import type { Occurrence } from "./ini/find-constructs.ts";
import type { IniFile } from "./ini/tree.ts";
import type { JsonNode, JsonProblem } from "./json/parse.ts";
import type { Text } from "./json/strings.ts";
import type { Kind } from "./kind.ts";
import type { AwsConfigFile, ConfigSection } from "./model/aws-config.ts";
import type { Condition } from "./model/condition.ts";
import type { ConfigSetting } from "./model/config-setting.ts";
import type { CorsConfiguration, CorsRule } from "./model/cors.ts";
import type { Policy, Principal, Statement } from "./model/policy.ts";
import type { Ignore, IgnoreContext } from "./suppress/ignore.ts";
import type { WorkspaceRuleChecks } from "./workspace/rule.ts";

/** A judgement about documents of some kinds: its facts, and pure functions that yield what they find. */
export interface Rule {
  /** Names the pattern that it reports, and is its only id and the name of its files. */
  readonly code: string;
  readonly kinds: readonly Kind[];
  /** One severity, or one per kind where AWS treats them differently. */
  readonly severity: Severity | SeverityByKind;
  /** One sentence for lists and hovers: the pattern, as a fact. */
  readonly summary: string;
  /** The issue codes of ValidatePolicy that this rule can give. */
  readonly awsCodes?: readonly string[];
  /** It says that a policy gives more than it should; so it is not asked of what gives nothing: boundaries, endpoints' policies. */
  readonly judges?: "grants";
  readonly check: Checks;
}

export type SeverityByKind = { readonly default: Severity } & { readonly [K in Kind]?: Severity };

/** What every check of a document is given beside its node. */
export interface Context {
  readonly kind: Kind;
  /** The text that all offsets refer to. */
  readonly source: string;
  readonly catalog: Catalog;
  /** Whether git tracks the file; undefined where nobody looked. */
  readonly tracked: boolean | undefined;
}

export interface PolicyContext extends Context {
  readonly policy: Policy;
}

export interface CorsContext extends Context {
  readonly cors: CorsConfiguration;
}

export interface ConfigContext extends Context {
  readonly ini: IniFile;
  readonly config: AwsConfigFile;
  /** A file of its own, or a piece of a text about such files, as tutorials have it. */
  readonly extent: "file" | "excerpt";
  /** What tells which of the two files it is; by its content that may be a guess. */
  readonly how: Recognition;
}

/** undefined is the same as none, and cheaper: nearly every check of nearly every node finds nothing. */
type Drafts = Iterable<Draft> | undefined;

/**
 * The analyzer walks a document once and hands each node to the checks that ask for its kind. A check gives drafts; it
 * never walks the tree, reads settings or knows its severity override. `statement` is undefined in no check that has it.
 */
export interface Checks extends WorkspaceRuleChecks {
  // Any JSON document.
  problem?(problem: JsonProblem, context: Context): Drafts;
  grammar?(failure: GrammarFailure, context: Context): Drafts;
  object?(node: JsonNode, context: Context): Drafts;
  // Policies.
  policy?(policy: Policy, context: PolicyContext): Drafts;
  statement?(statement: Statement, context: PolicyContext): Drafts;
  /** Names in Principal and NotPrincipal. */
  principal?(principal: Principal, statement: Statement, context: PolicyContext): Drafts;
  /** Patterns in Action and NotAction. */
  action?(action: Text, statement: Statement, context: PolicyContext): Drafts;
  /** Patterns in Resource and NotResource. */
  resource?(resource: Text, statement: Statement, context: PolicyContext): Drafts;
  condition?(condition: Condition, statement: Statement, context: PolicyContext): Drafts;
  /** The outermost value of a manifest. */
  manifestRoot?(root: JsonNode, context: Context): Drafts;
  // CORS.
  cors?(cors: CorsConfiguration, context: CorsContext): Drafts;
  corsRule?(rule: CorsRule, context: CorsContext): Drafts;
  // Config and credentials files.
  config?(config: AwsConfigFile, context: ConfigContext): Drafts;
  section?(section: ConfigSection, context: ConfigContext): Drafts;
  /** Each setting of a section, those within blocks too. */
  setting?(setting: ConfigSetting, context: ConfigContext): Drafts;
  /** Each place that tools read differently or that makes one of them reject the file. */
  construct?(occurrence: Occurrence, context: ConfigContext): Drafts;
  /** An entry of a manifest's `ignore`, or a comment that accepts a finding; offsets are those of its file. */
  ignore?(ignore: Ignore, context: IgnoreContext): Iterable<Draft>;
  /** A value anywhere: each string of a JSON document that is a value, each value of a config file. */
  value?(value: Value, context: Context): Drafts;
}

/** A value as text, in whatever language. */
export interface Value {
  readonly value: string;
  readonly span: { readonly start: number; readonly end: number };
}
