import type { Catalog } from "../../catalog/index.ts";
import type { Piece } from "./complete-choice.ts";
import { type KnownNames, regionOr } from "./known-names.ts";

/** What the blanks of an ARN are filled with. */
export interface ArnFilling {
  readonly known: KnownNames;
  readonly catalog: Catalog;
  /** What is typed of the ARN. */
  readonly typed: string;
  /** Whether Region and account are known ones, or any. */
  readonly fields: "known" | "any";
}

/**
 * An ARN as AWS gives it, `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`, with its variables as blanks: filled in
 * with what is typed of them, else with what is known.
 */
export function piecesOfArn(template: string, filling: ArnFilling): Piece[] {
  const typed = filling.typed.split(":");
  const fields = template.split(":");
  const pieces = fields.flatMap((field, i): Piece[] => {
    const own = i < 5 ? typed[i] : undefined;
    const isWhole = i < typed.length - 1;
    const separator = i > 0 ? [":"] : [];
    // A wildcard may stand for nothing, too.
    const takes = /^\$\{[^}]*\}$/.test(field) || (field === "" && own === "*");
    if (own && takes && isWhole) return [...separator, own];
    const parts = partsOf(field, filling);
    const [only] = parts;
    const isBegun = own && takes && typeof only === "object" && !only.blank.startsWith(own);
    return [...separator, ...(isBegun ? [{ blank: own }] : parts)];
  });
  return joined(pieces);
}

/** How the ARN reads with its blanks as they are. */
export function labelOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.blank)).join("");
}

function partsOf(field: string, { known, catalog, fields }: ArnFilling): Piece[] {
  return field.split(/(\$\{[^}]*\})/).flatMap((part): Piece[] => {
    const name = /^\$\{(.*)\}$/.exec(part)?.[1];
    if (name === undefined) return part === "" ? [] : [part];
    if (name === "Partition") return [known.partition];
    if (fields === "any" && (name === "Region" || name === "Account")) return [{ blank: "*" }];
    if (name === "Region") return [{ blank: regionOr(known, catalog) }];
    if (name === "Account") return [{ blank: known.accounts[0]?.value ?? "111122223333" }];
    // Not the one that is known, which is proposed by itself.
    if (name === "OtherAccount") return [{ blank: "111122223333" }];
    if (name === "BucketName") return [{ blank: known.buckets[0]?.value ?? "bucket-name" }];
    if (name === "ObjectName") return [{ blank: "*" }];
    return [{ blank: blankOf(name) }];
  });
}

/** `QueueName` as `queue-name`, `RoleNameWithPath` as `role-name`. */
function blankOf(variable: string): string {
  const words = variable.replace(/WithPath$/, "").match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? ["name"];
  return words.join("-").toLowerCase();
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (typeof piece === "string" && typeof last === "string") out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}
