import { removeFromList, replaceByAll } from "../cors/edit.ts";
import { corsMethods } from "../cors/evaluate.ts";
import type { Fix } from "../finding.ts";
import { replaceText } from "../json/edit.ts";
import type { Text } from "../json/strings.ts";
import type { CorsRule } from "../model/cors.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html#cors-allowed-methods */
export const corsMethod: Rule = {
  code: "cors-method",
  kinds: ["cors"],
  severity: "error",
  summary: "An allowed method is none of GET, PUT, POST, DELETE and HEAD.",
  check: {
    *corsRule(rule, { source }) {
      for (const method of rule.methods) {
        if (corsMethods.includes(method.value) || method.value.startsWith("${") || hasPlaceholder(method.value))
          continue;
        yield { span: method.span, message: messageOf(method.value), fixes: fixesOf(method, rule, source) };
      }
    },
  },
};

function messageOf(value: string): string {
  const answer = `it refuses the configuration: “Found unsupported HTTP method in CORS config. Unsupported method is ${value}”`;
  const upper = value.trim().toUpperCase();
  if (corsMethods.includes(upper)) return `S3 knows this method as ${upper}, in capitals and without spaces.`;
  if (upper === "OPTIONS")
    return `S3 answers OPTIONS, with which browsers ask first, by itself, and has no such entry; ${answer}.`;
  if (upper === "*") return `S3 takes no wildcard for methods; ${answer}.`;
  if (value.trim() === "") return "This names no method; S3 refuses the configuration.";
  return `S3 has no requests with ${upper}; ${answer}.`;
}

function fixesOf(method: Text, { methods }: CorsRule, source: string): Fix[] {
  const upper = method.value.trim().toUpperCase();
  const has = (name: string) => methods.some(({ value }) => value === name);
  const named = upper.split(/[\s,;|]+/).filter((name) => corsMethods.includes(name) && !has(name));
  if (corsMethods.includes(upper) && !has(upper))
    return [{ title: `Replace with ${upper}`, safe: true, edits: [replaceText(method, upper)] }];
  if (named.length > 1)
    return [
      { title: `Split into ${named.join(", ")}`, safe: false, edits: [replaceByAll(source, method.node, named)] },
    ];
  if (upper === "*" && corsMethods.some((name) => !has(name))) {
    const missing = corsMethods.filter((name) => !has(name));
    return [
      { title: `Replace with ${missing.join(", ")}`, safe: false, edits: [replaceByAll(source, method.node, missing)] },
    ];
  }
  return removal(method, source);
}

/** What S3 never takes says nothing about access, so it may go; the last method may not. */
function removal({ node, value }: Text, source: string): Fix[] {
  const edit = removeFromList(source, node);
  return edit ? [{ title: `Remove "${value}"`, safe: true, edits: [edit] }] : [];
}
