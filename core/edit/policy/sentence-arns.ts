import { type Arn, parseArn } from "../../model/arn.ts";

/** What resources name of one service, and whether `*` is among them. */
export interface NamedArns {
  readonly isAny: boolean;
  readonly arns: readonly { readonly text: string; readonly arn: Arn }[];
}

/** Undefined where one is no ARN, or may be of any service: then nothing is sure. */
export function arnsOfService(service: string, texts: readonly string[]): NamedArns | undefined {
  const arns: { text: string; arn: Arn }[] = [];
  let isAny = false;
  for (const text of texts) {
    if (text === "*") {
      isAny = true;
      continue;
    }
    const arn = parseArn(text);
    if (!arn || /[*?$]/.test(arn.service)) return undefined;
    if (arn.service === service) arns.push({ text, arn });
  }
  return { isAny, arns };
}
