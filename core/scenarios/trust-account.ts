import { parseArn } from "../model/arn.ts";
import { externalIdQuestion, faultOfAccount, faultOfPrincipal } from "./questions.ts";
import type { Scenario } from "./scenario.ts";
import { createRole, roleManifest, roleOf, roleQuestions, trustFile } from "./trust-role.ts";

/** A role that a vendor or partner becomes. */
export const trustAccount: Scenario = {
  id: "trust-account",
  title: "Trust policy: another account, with external id",
  detail: "a vendor or partner becomes the role",
  group: "file",
  questions: [
    ...roleQuestions,
    {
      id: "principal",
      title: "Who becomes the role: the ARN of a role or user, or a whole account's id.",
      placeholder: "arn:aws:iam::ACCOUNT:role/NAME, or 12 digits",
      fault(value, answers, catalog) {
        const account = /^\d+$/.test(value) ? value : parseArn(value)?.account;
        const fault = /^\d+$/.test(value) ? faultOfAccount(value) : faultOfPrincipal(value, answers, catalog);
        if (fault !== undefined) return fault;
        return account === answers.account?.trim()
          ? "This is the role's own account; an external id is for others."
          : undefined;
      },
    },
    externalIdQuestion({
      id: "external-id",
      title: "The external id that they send; it keeps their other customers out.",
    }),
  ],
  make(answers) {
    const { of, partition } = answers;
    const principal = of("principal");
    return {
      files: [
        trustFile("the other account may become the role", {
          sid: "OtherAccount",
          principal: { AWS: /^\d+$/.test(principal) ? `arn:${partition}:iam::${principal}:root` : principal },
          action: "sts:AssumeRole",
          condition: { StringEquals: { "sts:ExternalId": of("external-id") } },
        }),
      ],
      manifest: roleManifest(answers),
      guide: {
        intro: "",
        deploy: [createRole(of("role"))],
        test: [
          {
            title: "With the other account's credentials",
            commands: [
              `aws sts assume-role --role-arn ${roleOf(answers)} --role-session-name test --external-id "${of("external-id")}"`,
            ],
          },
        ],
      },
    };
  },
};
