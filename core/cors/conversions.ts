import type { JsonDocument } from "../hosts/document.ts";
import { editToFile } from "../hosts/mapping.ts";
import { spanOf } from "../json/node.ts";
import type { Edit } from "../text.ts";
import { type CorsText, convertedFrom } from "./convert.ts";
import { type CorsNotation, corsNotations } from "./notation.ts";

/** A change of a CORS document into another notation; the edit is of the file. */
export interface CorsConversion {
  readonly to: CorsNotation;
  /** What it does, as an instruction; also what would be lost. */
  readonly title: string;
  readonly edit: Edit;
}

/** The notations that a CORS document can be turned into; none while it has errors, or stands inside a template. */
export function corsConversions(document: JsonDocument): CorsConversion[] {
  const { text, mapping } = document;
  const from = corsTextOfDocument(document);
  if (!from) return [];
  return corsNotations.flatMap((to) => {
    if (to === from.notation) return [];
    const conversion = convertedFrom(text, from, to);
    if ("problem" in conversion) return [];
    const loss = conversion.lost.length > 0 ? ` (without ${conversion.lost.join(" and ")})` : "";
    const edit = editToFile(mapping, { span: conversion.replaces, text: conversion.text });
    return [{ to, title: `Convert to ${names[to]}${loss}`, edit }];
  });
}

const names: Readonly<Record<CorsNotation, string>> = {
  array: "the array of the S3 console",
  object: "the object of the AWS CLI",
  xml: "the XML of the REST API",
  cloudformation: "CloudFormation in YAML",
};

function corsTextOfDocument({ kind, root, json, foreign }: JsonDocument): CorsText | undefined {
  if (kind !== "cors") return undefined;
  if (foreign) return foreign;
  if (root?.type !== "array" && root?.type !== "object") return undefined;
  return { notation: root.type, language: "json", root, problems: json.problems, whole: spanOf(root) };
}
