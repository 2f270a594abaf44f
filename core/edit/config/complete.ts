import type { IniDocument } from "../../hosts/index.ts";
import { type AwsConfigFile, configOf, sectionsOf } from "../../model/aws-config.ts";
import { blockKeysOf, type ConfigKey, configKeysOf, serviceKeys } from "../../model/config-keys.ts";
import { allServiceIdentifiers } from "../../model/service-identifiers.ts";
import type { Span } from "../../text.ts";
import type { AssistContext, Proposal } from "../assist.ts";
import { explanationOf } from "./key-words.ts";
import { namesInHome, namesOf, roleArns } from "./names.ts";
import { type ConfigPlace, keyOf, placeAt } from "./place.ts";

/** Section types, keys that are valid in the section, and values: enums, regions, profiles, sessions. */
export function complete(document: IniDocument, offset: number, context: AssistContext): Proposal[] {
  const place = placeAt(document, offset);
  if (!place) return [];
  const config = configOf(document);
  switch (place.in) {
    case "header":
      return headers(config, place.replace, context);
    case "key":
      return place.keys === "services"
        ? services(place.replace)
        : keys(configKeysOf(place.keys), place, otherKeys(place));
    case "block-key":
      return blockKeys(place);
    case "value":
      return values(place, document, context);
  }
}

function headers(config: AwsConfigFile, replace: Span, context: AssistContext): Proposal[] {
  const declared = new Set(config.sections.map(({ name }) => name));
  const edit = (text: string) => ({ span: replace, text });
  const proposals: Proposal[] = [];
  if (!declared.has("default"))
    proposals.push({
      label: "default",
      type: "name",
      detail: "the profile that is used when none is named",
      edit: edit("default"),
    });
  if (config.kind === "aws-credentials") {
    for (const name of namesOf(context, "profile")) {
      if (!declared.has(name))
        proposals.push({ label: name, type: "reference", detail: "a profile of the config file", edit: edit(name) });
    }
    return proposals;
  }
  const types = {
    profile: "a profile",
    "sso-session": "a sign-in with IAM Identity Center that profiles share",
    services: "settings by service",
  };
  for (const [type, detail] of Object.entries(types)) {
    proposals.push({
      label: type,
      type: "member",
      detail,
      snippet: true,
      filter: type,
      edit: edit(`${type} \${1:name}`),
    });
  }
  const elsewhere = new Set(
    namesInHome(context, "profile").flatMap(({ relation, name }) => (relation === "declares-profile" ? [name] : [])),
  );
  for (const name of new Set([...namesOf(context, "mentioned-profile"), ...elsewhere])) {
    if (!declared.has(name))
      proposals.push({
        label: `profile ${name}`,
        type: "reference",
        detail: elsewhere.has(name) ? "a profile of the credentials file" : "mentioned, but not there yet",
        edit: edit(`profile ${name}`),
      });
  }
  return proposals;
}

/** The keys that the section has beside the one under the cursor. */
function otherKeys({ section, replace }: Extract<ConfigPlace, { in: "key" }>): ReadonlySet<string> {
  const others = [...section.entries].filter(([, { keySpan }]) => keySpan.start !== replace.start);
  return new Set(others.map(([key]) => key));
}

function keys(
  known: readonly ConfigKey[],
  { replace }: { readonly replace: Span },
  present: ReadonlySet<string>,
): Proposal[] {
  return known
    .filter(({ name }) => !present.has(name))
    .sort((a, b) => Number(a.deprecated !== undefined) - Number(b.deprecated !== undefined))
    .map((key) => ({
      label: key.name,
      type: "member",
      detail: key.deprecated ? "deprecated" : key.type,
      documentation: () => explanationOf(key),
      edit: { span: replace, text: key.type === "block" ? `${key.name} =` : `${key.name} = ` },
    }));
}

function services(replace: Span): Proposal[] {
  return allServiceIdentifiers().map((name) => ({
    label: name,
    type: "member",
    edit: { span: replace, text: `${name} =` },
  }));
}

function blockKeys({ block, replace }: Extract<ConfigPlace, { in: "block-key" }>): Proposal[] {
  return keys(blockKeysOf(block) ?? serviceKeys, { replace }, new Set());
}

function values(
  place: Extract<ConfigPlace, { in: "value" }>,
  document: IniDocument,
  context: AssistContext,
): Proposal[] {
  const { replace, block, section } = place;
  const key =
    keyOf(place) ??
    (block === undefined ? undefined : (blockKeysOf(block) ?? serviceKeys).find(({ name }) => name === place.key));
  const plain = (label: string, detail?: string, type: Proposal["type"] = "value"): Proposal => ({
    label,
    type,
    ...(detail && { detail, filter: `${label} ${detail}` }),
    edit: { span: replace, text: label },
  });
  if (!key) return [];
  switch (key.type) {
    case "boolean":
      return [plain("true"), plain("false")];
    case "region":
      return context.catalog.regions.map(({ code, name }) => plain(code, name));
    case "arn":
      return [...roleArns(context)]
        .filter(([arn]) => arn !== document.text.slice(replace.start, replace.end))
        .map(([arn, from]) => plain(arn, from, "reference"));
    case "profile":
      return namesOf(context, "profile")
        .filter((name) => name !== section.name)
        .map((name) => plain(name, undefined, "reference"));
    case "sso-session":
      return namesOf(context, "sso-session").map((name) => plain(name, undefined, "reference"));
    case "services":
      return sectionsOf(configOf(document), "services").map(({ name }) => plain(name, undefined, "reference"));
    default:
      return (key.values ?? []).map((value) => plain(value, value === key.default ? "the default" : undefined));
  }
}
