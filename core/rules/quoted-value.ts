import type { Draft } from "../finding.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import { type Quotation, quotationOf } from "../model/config-value.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
export const quotedValue: Rule = {
  code: "quoted-value",
  kinds: configKinds,
  severity: "error",
  summary: "A value stands in quotes, which tools take as part of it.",
  check: {
    setting(setting) {
      const { value } = setting.entry;
      // What a shell or a program reads as words may well begin with a quote.
      if (value === "" || setting.known?.type === "command") return undefined;
      const quotation = quotationOf(value);
      return quotation && quotation.inner !== "" ? drafts(setting, quotation) : undefined;
    },
  },
};

function* drafts({ entry, known }: ConfigSetting, { inner, marks }: Quotation): Generator<Draft> {
  const { start, end } = entry.valueSpan;
  const opens = !entry.value.startsWith(inner.charAt(0)) || entry.value.startsWith(inner, 1);
  const from = opens ? start + 1 : start;
  const readers = marks === "plain" ? "AWS CLI and the SDKs other than the one for Go" : "AWS CLI and the SDKs";
  yield {
    span: entry.valueSpan,
    ...(!known && { severity: "warning" as const }),
    message:
      marks === "one-sided"
        ? `A quote stands at one end of this value; ${readers} take it as part of the value, which is not found then.`
        : `${readers} take the quotes as part of the value, which is not found then.`,
    fixes: [
      {
        title: marks === "one-sided" ? "Remove the quote" : "Remove the quotes",
        safe: marks === "plain",
        // Only marks are removed, so that no edit repeats a secret.
        edits: [
          { span: { start, end: from }, text: "" },
          { span: { start: from + inner.length, end }, text: "" },
        ].filter(({ span }) => span.end > span.start),
      },
    ],
  };
}
