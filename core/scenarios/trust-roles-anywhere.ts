import { parseArn } from "../model/arn.ts";
import type { Scenario } from "./scenario.ts";
import { createRole, lookAtRole, roleManifest, roleOf, roleQuestions, trustFile } from "./trust-role.ts";

/** https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html */
export const trustRolesAnywhere: Scenario = {
  id: "trust-roles-anywhere",
  title: "Trust policy: Roles Anywhere",
  detail: "a machine outside AWS becomes the role by its certificate",
  group: "file",
  questions: [
    ...roleQuestions,
    {
      id: "trust-anchor",
      title: "The ARN of the trust anchor.",
      placeholder: "arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ID",
      fault: faultOfAnchor,
    },
    {
      id: "common-name",
      title: "The common name (CN) of the machine's certificate.",
      placeholder: "sequencer-7",
      fault: (value) =>
        /^[\w .@-]{1,64}$/.test(value) ? undefined : "Use letters, digits, blanks and ._@-, at most 64.",
    },
  ],
  make(answers) {
    const { of } = answers;
    const sent = { "aws:SourceArn": of("trust-anchor"), "aws:PrincipalTag/x509Subject/CN": of("common-name") };
    const actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];
    return {
      files: [
        trustFile("the holder of the certificate may become the role", {
          sid: "CertificateHolder",
          principal: { Service: "rolesanywhere.amazonaws.com" },
          action: actions,
          condition: {
            ArnEquals: { "aws:SourceArn": sent["aws:SourceArn"] },
            StringEquals: { "aws:PrincipalTag/x509Subject/CN": sent["aws:PrincipalTag/x509Subject/CN"] },
          },
        }),
      ],
      manifest: {
        ...roleManifest(answers, ["rolesanywhere.amazonaws.com"]),
        expect: [{ who: "rolesanywhere.amazonaws.com", can: actions, on: [roleOf(answers)], with: sent }],
      },
      guide: {
        intro: "",
        deploy: [
          createRole(of("role")),
          {
            title: "Make a profile of Roles Anywhere that leads to the role",
            commands: [
              `aws rolesanywhere create-profile --name ${of("role")} --role-arns ${roleOf(answers)} --enabled`,
            ],
          },
        ],
        test: [lookAtRole(of("role"))],
      },
    };
  },
};

function faultOfAnchor(value: string, answers: Readonly<Record<string, string | undefined>>): string | undefined {
  const arn = parseArn(value);
  if (arn?.partition !== "aws" || arn.service !== "rolesanywhere" || !/^trust-anchor\/[\w-]+$/.test(arn.resource))
    return "This is not the ARN of a trust anchor: arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ID.";
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(arn.region)) return "A trust anchor's ARN names its Region.";
  return arn.account === answers.account?.trim()
    ? undefined
    : `The anchor is in account ${arn.account}, the role in ${answers.account}; a profile joins the two in one account.`;
}
