import type { Draft } from "../finding.ts";
import { replaceSpan } from "../ini/edit.ts";
import type { Occurrence } from "../ini/find-constructs.ts";
import { configKinds } from "../kind.ts";
import type { AwsConfigFile, ConfigSection } from "../model/aws-config.ts";
import { hasPlaceholder } from "../model/placeholder.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const unusualName: Rule = {
  code: "unusual-name",
  kinds: configKinds,
  severity: "warning",
  summary: "A section's name has quotes, spaces, characters or capitals by which tools do not find it.",
  check: {
    section: (section, { config }) => capitalDefault(section, config),
    construct(occurrence, { config }) {
      const { construct } = occurrence;
      return construct === "quoted-name" || construct === "name-with-space" || construct === "name-characters"
        ? drafts(occurrence, config)
        : undefined;
    },
  },
};

/** A profile that only looks like the default one. */
function* capitalDefault({ role, name, nameSpan }: ConfigSection, config: AwsConfigFile): Generator<Draft> {
  if (role !== "profile" || name === "default" || name.toLowerCase() !== "default") return;
  const isMeant = config.sections.some(
    (other) => other.name === "default" || other.entries.get("source_profile")?.value === name,
  );
  if (isMeant) return;
  yield {
    span: nameSpan,
    message:
      "Names are compared letter by letter: where no profile is named, tools look for default, in small letters, and do not find this one.",
    fixes: [{ title: "Replace with default", safe: false, edits: [replaceSpan(nameSpan, "default")] }],
  };
}

function* drafts({ construct, span, section }: Occurrence, config: AwsConfigFile): Generator<Draft> {
  if (!section || section.header.closed === "no" || hasPlaceholder(section.inner)) return;
  const isConfig = config.kind === "aws-config";
  // A word too many in a credentials file is another finding.
  if (!isConfig && section.type !== "bare" && section.type !== "unknown") return;
  if (construct === "name-characters") {
    const message =
      "A name that all tools read is made of A–Z, a–z, 0–9 and _ - / . % @ : +; the SDKs for Java, Rust and JavaScript skip this section.";
    yield { span, message };
    return;
  }
  const isQuoted = section.header.rawName.start !== section.header.name.start;
  if (construct === "name-with-space") {
    // In a config file two words without quotes are no name to any tool.
    yield {
      span,
      ...(isConfig && !isQuoted && { severity: "error" as const }),
      message:
        isConfig && !isQuoted
          ? "A name holds no spaces; no tool finds this section."
          : "A name holds no spaces: AWS CLI finds this section, and the SDKs skip it.",
    };
    return;
  }
  const { start, end } = section.header.rawName;
  const isTaken = config.sections.some((other) => other.section !== section && other.name === section.name);
  yield {
    span,
    message: isConfig
      ? "A name needs no quotes: AWS CLI and the SDK for JavaScript drop them, the one for Go keeps them, those for Java and Rust skip the section."
      : "In a credentials file quotes are part of the name, so that the profile is found only under a name with quotes.",
    fixes: isTaken
      ? []
      : [
          {
            title: "Remove the quotes",
            safe: false,
            edits: [
              { span: { start, end: start + 1 }, text: "" },
              { span: { start: end - 1, end }, text: "" },
            ],
          },
        ],
  };
}
