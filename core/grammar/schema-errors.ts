import { isPolicyKind, type Kind } from "../kind.ts";
import { maxStatements } from "../model/policy.ts";
import type { SchemaError, Validator } from "./generated/validators.js";
import * as validators from "./generated/validators.js";

/** So many complaints of one document are looked at: nobody reads more. */
const maxErrors = 10_000;

/** Ajv copies all complaints so far for each statement that adds some, so that many are validated some at a time. */
const atOnce = 100;

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

/** What a kind's schema complains of in a document, whose list of statements or rules may be long. */
export function schemaErrors(kind: Kind, value: unknown): readonly SchemaError[] {
  const validate = validatorOf[kind];
  if (!validate) return [];
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
