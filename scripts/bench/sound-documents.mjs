// Sound documents to spoil: our own, the sound halves of the examples, and managed policies of AWS.
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { managedPolicies } from "../managed-policies.mjs";

const root = new URL("../../", import.meta.url);
const wanted = 100;

/** Each as `{ name, kind, text }`, in an order that never changes; of the managed policies those whose names are `wantedName`. */
export function soundDocuments(wantedName = () => true) {
  return [...ownDocuments(), ...exampleDocuments(), ...managed(wantedName)];
}

function ownDocuments() {
  const folder = new URL("test/mutants/sound/", root);
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, kind: name.split(".")[1], text: readFileSync(new URL(name, folder), "utf8") }));
}

/** Those whose names tell their kinds. */
function exampleDocuments() {
  const folder = new URL("examples/", root);
  return readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.includes("/sound/"))
    .sort()
    .flatMap((name) => {
      const kind = kindOf(basename(name));
      return kind === undefined ? [] : [{ name, kind, text: readFileSync(new URL(name, folder), "utf8") }];
    });
}

function kindOf(name) {
  if (name === "bucket-policy.json" || name === "trust-policy.json") return name.slice(0, -5);
  if (name === "permissions.json" || /policy\.json$/.test(name)) return "identity-policy";
  if (name === "cors.json") return "cors";
  if (name === "config") return "aws-config";
  return name === "credentials" ? "aws-credentials" : undefined;
}

/** Every so many of them, none of which is long. */
function managed(wantedName) {
  const all = managedPolicies()
    .filter(({ name }) => wantedName(name))
    .map(({ name, document }) => ({ name, kind: "identity-policy", text: JSON.stringify(document, undefined, 2) }))
    .filter(({ text }) => text.length < 8000);
  const step = Math.floor(all.length / wanted);
  return all.filter((_, i) => i % step === 0).slice(0, wanted);
}
