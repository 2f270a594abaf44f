import { getNodeValue } from "jsonc-parser";
import { nearest } from "../catalog/nearest.ts";
import { memberOf, membersOf, nodeAt, type Path, spanOf } from "../json/node.ts";
import type { JsonNode, JsonProblem } from "../json/parse.ts";
import { isPolicyKind, type Kind } from "../kind.ts";
import { isLoneRule } from "../model/cors.ts";
import { maxStatements } from "../model/policy.ts";
import { isOfStatement, withoutBroken, withoutEchoes } from "./echoes.ts";
import type { GrammarFailure } from "./failure.ts";
import type { SchemaError, Validator } from "./generated/validators.js";
import * as validators from "./generated/validators.js";

/** So many complaints of one document are looked at: nobody reads more. */
const maxErrors = 10_000;

/** Ajv copies all complaints so far for each statement that adds some, so that many are validated some at a time. */
const atOnce = 100;

/**
 * Where a document departs from the grammar of its kind, in the order of the text; one failure for one cause. The schemas
 * in schemas/ say what is allowed, this file only finds the element that each of their complaints is about. `problems` are
 * those of the text: what stands where the text is broken is not judged.
 */
export function grammarFailures(kind: Kind, root: JsonNode, problems: readonly JsonProblem[] = []): GrammarFailure[] {
  const validate = validatorOf[kind];
  const errors = validate ? schemaErrors(validate, kind, getNodeValue(root)) : [];
  if (errors.length === 0) return [];
  const ofWrongType = new Set(
    errors.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath),
  );
  const seen = new Set<string>();
  const failures: GrammarFailure[] = [];
  for (const error of errors) {
    if (error.keyword !== "type" && ofWrongType.has(error.instancePath)) continue;
    const id = `${error.instancePath} ${error.keyword === "type" ? "" : `${error.keyword} ${defOf(error)} ${JSON.stringify(error.params)}`}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const failure = failureOf(error, kind, root);
    if (failure) failures.push(failure);
  }
  const judged = withoutEchoes(withoutBroken(failures, problems), isPolicyKind(kind) ? root : undefined);
  if (kind === "cors" && isLoneRule(root)) return judged.filter(({ problem }) => problem === "missing-member");
  return judged.sort((a, b) => a.node.offset - b.node.offset);
}

/** The complaints about a document whose list of statements or rules may be long. */
function schemaErrors(validate: Validator, kind: Kind, value: unknown): SchemaError[] {
  const { list, path, withList } = longestList(kind, value);
  const errors: SchemaError[] = [];
  for (let from = 0; from === 0 || from < Math.min(list.length, maxStatements); from += atOnce) {
    if (errors.length >= maxErrors) break;
    if (validate(list.length <= atOnce ? value : withList(list.slice(from, from + atOnce)))) continue;
    for (const error of validate.errors ?? []) errors.push(from === 0 ? error : shifted(error, path, from));
  }
  return errors;
}

interface LongestList {
  readonly list: readonly unknown[];
  /** The pointer of the list in the document. */
  readonly path: string;
  /** The document with another list in its place. */
  withList(list: readonly unknown[]): unknown;
}

function longestList(kind: Kind, value: unknown): LongestList {
  if (Array.isArray(value)) return { list: value, path: "", withList: (list) => list };
  const member = isPolicyKind(kind) ? "Statement" : "CORSRules";
  const object = value as Readonly<Record<string, unknown>> | undefined;
  const list = object?.[member];
  return {
    list: Array.isArray(list) ? list : [],
    path: `/${member}`,
    withList: (list) => ({ ...object, [member]: list }),
  };
}

/** A complaint about a part of the list, as one about the whole. */
function shifted(error: SchemaError, path: string, from: number): SchemaError {
  if (!error.instancePath.startsWith(`${path}/`)) return error;
  const [index = "", ...rest] = error.instancePath.slice(path.length + 1).split("/");
  return { ...error, instancePath: [path, Number(index) + from, ...rest].join("/") };
}

const validatorOf: Readonly<Partial<Record<Kind, Validator>>> = {
  "identity-policy": validators.identityPolicy,
  scp: validators.identityPolicy,
  "bucket-policy": validators.bucketPolicy,
  rcp: validators.bucketPolicy,
  "trust-policy": validators.trustPolicy,
  "resource-policy": validators.resourcePolicy,
  cors: validators.cors,
  manifest: validators.manifest,
};

/** The pairs of which a statement has at least one, or at most one, by the name of the schema's definition. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  Action: ["Action", "NotAction"],
  Resource: ["Resource", "NotResource"],
  Principal: ["Principal", "NotPrincipal"],
};

function failureOf(error: SchemaError, kind: Kind, root: JsonNode): GrammarFailure | undefined {
  const path = pathOf(error.instancePath, root);
  const node = path && nodeAt(root, path);
  if (!node) return undefined;
  const at = { node, element: elementOf(path) };
  switch (error.keyword) {
    case "type":
      return { ...at, problem: "wrong-type", expected: [error.params.type].flat().map(String) };
    case "additionalProperties": {
      const name = String(error.params.additionalProperty);
      const key = memberOf(node, name)?.key;
      if (!key) return undefined;
      const known = knownMembers(kind, path);
      const meant = meantBy(name, known, node);
      return { ...at, problem: "unknown-member", name, key, known, ...(meant !== undefined && { meant }) };
    }
    case "required":
      // The alternatives of a pair are reported once, by the pair.
      if (defOf(error).startsWith("needs")) return undefined;
      return missing([String(error.params.missingProperty)], at);
    case "anyOf": {
      const pair = pairs[defOf(error).slice("needs".length)];
      return pair && missing(pair, at);
    }
    case "not": {
      const pair = pairs[defOf(error).slice("one".length)];
      const key = pair && memberOf(node, pair[1])?.key;
      return key && { ...at, problem: "exclusive", names: pair, key };
    }
    case "enum":
      return { ...at, problem: "not-allowed", allowed: [error.params.allowedValues].flat().map(String) };
    case "minItems":
      return { ...at, problem: "empty" };
    default:
      return undefined;
  }
}

/** A member whose value is still being typed is there, though ajv does not see it. */
function missing(names: readonly string[], at: { node: JsonNode; element: string }): GrammarFailure | undefined {
  if (names.some((name) => memberOf(at.node, name))) return undefined;
  const { start, end } = spanOf(at.node);
  return { ...at, problem: "missing-member", names, at: { start, end: Math.min(start + 1, end) } };
}

function meantBy(name: string, known: readonly string[], object: JsonNode): string | undefined {
  // A right name in the wrong place is no slip of the pen.
  if (
    known.includes("Statement") ? isOfStatement(name) : known.includes("Effect") && /^(?:Version|Statement)$/.test(name)
  )
    return undefined;
  const present = new Set(membersOf(object).map((member) => member.name));
  const free = known.filter((candidate) => !present.has(candidate));
  return nearest(name, free) ?? free.find((candidate) => synonyms[candidate]?.includes(name.toLowerCase()));
}

/** What people write who know the thing under another name. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  Statement: ["statementlist", "rules", "policystatement", "policystatements"],
  Action: ["permission", "permissions", "operations"],
  Principal: ["principle", "principles", "user", "users"],
  Condition: ["when"],
  Resource: ["arn", "target"],
  AWS: ["iam", "arn", "account", "user", "role"],
  CORSRules: ["corsrule", "rules", "corsconfiguration"],
  MaxAgeSeconds: ["maxage"],
  ExposeHeaders: ["exposedheaders"],
  AllowedOrigins: ["origins", "origin"],
  AllowedMethods: ["methods", "method"],
  AllowedHeaders: ["headers", "header"],
};

function defOf({ schemaPath }: SchemaError): string {
  return /\/\$defs\/((?:needs|one)\w+)\//.exec(schemaPath)?.[1] ?? "";
}

/** A JSON pointer as a path: a step is an index where the tree has an array there. */
function pathOf(pointer: string, root: JsonNode): Path | undefined {
  const path: (string | number)[] = [];
  let node: JsonNode | undefined = root;
  for (const raw of pointer.split("/").slice(1)) {
    const step = raw.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node?.type === "array") {
      path.push(Number(step));
      node = node.children?.[Number(step)];
    } else {
      path.push(step);
      node = memberOf(node, step)?.value;
    }
    if (!node) return undefined;
  }
  return path;
}

/** The innermost member name of a path: `Statement` for ["Statement", 0], `Action` for ["Statement", 0, "Action", 1]. */
function elementOf(path: Path): string {
  for (let i = path.length - 1; i >= 0; i--) if (typeof path[i] === "string") return path[i] as string;
  return "";
}

function knownMembers(kind: Kind, path: Path): readonly string[] {
  return validators.members[definitionOf(kind, path)] ?? [];
}

function definitionOf(kind: Kind, path: Path): string {
  if (kind === "cors") return `cors.schema.json#/$defs/${path.length === 0 ? "cors" : "rule"}`;
  if (kind === "manifest")
    return `manifest.schema.json#/definitions/${manifestDefinitions[String(path[0] ?? "")] ?? "manifest"}`;
  if (path.length === 0) return "policy.schema.json#/$defs/policyMembers";
  return `policy.schema.json#/$defs/${/Principal$/.test(elementOf(path)) ? "principal" : "statementMembers"}`;
}

const manifestDefinitions: Readonly<Record<string, string>> = {
  accounts: "account",
  roles: "role",
  users: "user",
  buckets: "bucket",
  keys: "key",
  organization: "organization",
  aws: "aws",
  documents: "association",
  ignore: "ignore",
  expect: "expectation",
};
