import { type CorsNotation, corsNames } from "./notation.ts";

/** A member of a rule, under its name in JSON. */
export interface CorsMember {
  readonly name: string;
  readonly value: string | number | readonly string[];
}

export interface Layout {
  /** One step of indentation. */
  readonly indent: string;
  readonly eol: string;
}

/** Rules in a notation, without an end of line at the end; undefined where XML cannot hold a character of theirs. */
export function writeCors(
  rules: readonly (readonly CorsMember[])[],
  to: CorsNotation,
  layout: Layout,
): string | undefined {
  const text =
    to === "xml" ? xml(rules, layout.indent) : to === "cloudformation" ? yaml(rules) : json(rules, to, layout.indent);
  return text?.replaceAll("\n", layout.eol);
}

function json(rules: readonly (readonly CorsMember[])[], to: "array" | "object", indent: string): string {
  const list = rules.map((members) => Object.fromEntries(members.map(({ name, value }) => [name, value])));
  return JSON.stringify(to === "array" ? list : { CORSRules: list }, undefined, indent);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html */
function xml(rules: readonly (readonly CorsMember[])[], step: string): string | undefined {
  const indent = step.includes("\t") ? "\t" : step;
  const lines = ['<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'];
  for (const members of rules) {
    lines.push(`${indent}<CORSRule>`);
    for (const { name, value } of members) {
      const element = nameIn(name, "xml");
      const values: readonly (string | number)[] = typeof value === "object" ? value : [value];
      for (const one of values) {
        const content = xmlText(String(one));
        if (content === undefined) return undefined;
        lines.push(`${indent}${indent}<${element}>${content}</${element}>`);
      }
    }
    lines.push(`${indent}</CORSRule>`);
  }
  return [...lines, "</CORSConfiguration>"].join("\n");
}

const xmlEntities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A value as the content of an element, or undefined: most control characters cannot stand in XML, not even as entities (https://www.w3.org/TR/xml/#charsets). */
export function xmlText(text: string): string | undefined {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text)) return undefined;
  return text.replace(/[&<>]/g, (c) => xmlEntities[c]!).replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-corsconfiguration.html */
function yaml(rules: readonly (readonly CorsMember[])[]): string {
  const lines = ["CorsConfiguration:", rules.length === 0 ? "  CorsRules: []" : "  CorsRules:"];
  for (const members of rules) {
    if (members.length === 0) lines.push("    - {}");
    for (const [i, { name, value }] of members.entries()) {
      const lead = `${i === 0 ? "    - " : "      "}${nameIn(name, "cloudformation")}:`;
      if (typeof value !== "object") lines.push(`${lead} ${typeof value === "number" ? value : yamlText(value)}`);
      else if (value.length === 0) lines.push(`${lead} []`);
      else lines.push(lead, ...value.map((text) => `        - ${yamlText(text)}`));
    }
  }
  return lines.join("\n");
}

/** Plain where nobody could read it otherwise; quotes hold everything else, `*` first of all. */
export function yamlText(text: string): string {
  if (/^[A-Za-z][\w-]*(?::\/\/[\w.-]+(?::\d+)?)?$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text))
    return text;
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\\]|\p{Surrogate}/u.test(text)
    ? JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
      )
    : `'${text.replaceAll("'", "''")}'`;
}

function nameIn(name: string, notation: "xml" | "cloudformation"): string {
  return corsNames.find(({ json }) => json === name)?.[notation] ?? name;
}
