import type { JsonNode, JsonProblem } from "../json/parse.ts";
import type { Span } from "../text.ts";

/** How CORS rules are written: the console's array, the AWS CLI's object, the REST API's XML, or CloudFormation. */
export const corsNotations = ["array", "object", "xml", "cloudformation"] as const;

export type CorsNotation = (typeof corsNotations)[number];

/** A configuration that is not in the JSON of S3, as the tree that it would be there; offsets are those of the text. */
export interface ForeignCors {
  readonly notation: "xml" | "cloudformation";
  readonly language: "json" | "xml" | "yaml";
  /** An array of rules, or an object that holds one as `CORSRules`. */
  readonly root: JsonNode;
  readonly problems: readonly JsonProblem[];
  /** What another notation would take the place of; undefined inside something larger, such as a template. */
  readonly whole?: Span;
}

/** What each member of a rule is called elsewhere: one XML element for each value of a list, CloudFormation's own words. */
export const corsNames: readonly { readonly json: string; readonly xml: string; readonly cloudformation: string }[] = [
  { json: "ID", xml: "ID", cloudformation: "Id" },
  { json: "AllowedHeaders", xml: "AllowedHeader", cloudformation: "AllowedHeaders" },
  { json: "AllowedMethods", xml: "AllowedMethod", cloudformation: "AllowedMethods" },
  { json: "AllowedOrigins", xml: "AllowedOrigin", cloudformation: "AllowedOrigins" },
  { json: "ExposeHeaders", xml: "ExposeHeader", cloudformation: "ExposedHeaders" },
  { json: "MaxAgeSeconds", xml: "MaxAgeSeconds", cloudformation: "MaxAge" },
];
