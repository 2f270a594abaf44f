import {
  type AccessRequest,
  type Explanation,
  type GateProof,
  type NearMiss,
  statementWords,
} from "../../core/access/index.ts";

/** An answer as a proof that a person can follow, ending in a line break. */
export function proofText({ principal, action, resource }: AccessRequest, answer: Explanation, color: boolean): string {
  const who = typeof principal === "string" ? principal : Object.values(principal).join("");
  const verdict = answer.answer.toUpperCase();
  const paint = (text: string) => (color ? `\u001b[1;${colors[answer.answer]}m${text}\u001b[0m` : text);
  const lines = [
    `${paint(verdict)}${answer.explicit ? " by a Deny statement" : ""}: ${who} asks for ${action} on ${resource}.`,
    "",
    ...answer.gates.flatMap(gateLines),
    ...section(
      sectionTitles[answer.answer],
      answer.missing.map(({ message }) => message),
    ),
    ...section("Nearest", answer.nearest.flatMap(nearLines)),
    ...section("Taken for granted", answer.assumptions),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const colors = { allowed: 32, denied: 31, depends: 33 } as const;

const sectionTitles = { allowed: "Missing", denied: "Missing", depends: "It depends on" } as const;

const gateNames: Readonly<Record<GateProof["gate"], string>> = {
  scp: "service control policies",
  rcp: "resource control policies",
  endpoint: "VPC endpoint policy",
  boundary: "permissions boundary",
  session: "session policy",
  identity: "identity policies",
  resource: "resource's policy",
  trust: "trust policy",
  key: "key policy",
};

function gateLines({ gate, level, open, statements }: GateProof): string[] {
  const state = open === "depends" ? "depends" : open ? "open" : "shut";
  const name = level === undefined ? gateNames[gate] : `${gateNames[gate]}, level ${level}`;
  const by = statements.map((statement) => `           ${statement.effect ?? "Unclear"}: ${statementWords(statement)}`);
  return [`  ${state.padEnd(8)} ${name}${statements.length === 0 ? ": no statement applies" : ""}`, ...by];
}

function nearLines({ message, edit }: NearMiss): string[] {
  if (!edit) return [message];
  const place = edit.path.map((step) => (typeof step === "number" ? `[${step}]` : ` ${step}`)).join("");
  const verb = edit.edit.op === "add" ? "Add to" : "Replace";
  return [message, `  ${verb} ${edit.document}${place}: ${JSON.stringify(edit.edit.value)}`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}
