import { xmlSizeOf } from "../cors/xml-size.ts";
import type { Draft } from "../finding.ts";
import type { CorsConfiguration } from "../model/cors.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html and API_CORSRule.html */
export const corsLimit: Rule = {
  code: "cors-limit",
  kinds: ["cors"],
  severity: "error",
  summary: "A CORS configuration is larger than S3 takes.",
  check: {
    *cors(configuration, { source }) {
      yield* tooManyRules(configuration);
      yield* tooLarge(configuration, source);
    },
    corsRule({ id }) {
      if (!id || id.value.length <= maxIdLength) return undefined;
      return [
        {
          span: id.span,
          message: `The ID has ${id.value.length} characters; S3 takes ${maxIdLength} and refuses the configuration.`,
        },
      ];
    },
  },
};

const maxRules = 100;
/** Bytes, as XML: whatever the form of the file, that is what the tools send. */
const maxSize = 65_536;
const maxIdLength = 255;

function* tooManyRules({ rules }: CorsConfiguration): Iterable<Draft> {
  const first = rules[maxRules];
  if (!first) return;
  yield {
    span: { start: first.span.start, end: first.span.start + 1 },
    message: `This is rule ${maxRules + 1} of ${rules.length}; S3 takes ${maxRules} and refuses the configuration.`,
  };
}

function* tooLarge(configuration: CorsConfiguration, source: string): Iterable<Draft> {
  // A value of one letter becomes eight times as long in XML; nothing does more.
  if (source.length * 8 < maxSize) return;
  const size = xmlSizeOf(configuration.rules);
  if (size <= maxSize) return;
  const { start } = configuration.span;
  yield {
    span: { start, end: start + 1 },
    message: `As XML, in which it is sent, the configuration has ${Math.ceil(size / 1024)} KB; S3 takes 64 KB and refuses it.`,
  };
}
