import { getNodeValue } from "jsonc-parser";
import { memberOf, nodeAt, type Path, spanOf } from "../json/node.ts";
import type { JsonNode, JsonProblem } from "../json/parse.ts";
import { isPolicyKind, type Kind } from "../kind.ts";
import { isLoneRule } from "../model/cors.ts";
import { withoutBroken, withoutEchoes } from "./echoes.ts";
import type { GrammarFailure } from "./failure.ts";
import type { SchemaError } from "./generated/validators.js";
import * as validators from "./generated/validators.js";
import { meantMember } from "./meant-member.ts";
import { schemaErrors } from "./schema-errors.ts";

/**
 * Where a document departs from the grammar of its kind, in the order of the text; one failure for one cause. The schemas
 * in schemas/ say what is allowed, this file only finds the element that each of their complaints is about. `problems` are
 * those of the text: what stands where the text is broken is not judged.
 */
export function grammarFailures(kind: Kind, root: JsonNode, problems: readonly JsonProblem[] = []): GrammarFailure[] {
  const errors = schemaErrors(kind, getNodeValue(root));
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
      const meant = meantMember(name, known, node);
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
