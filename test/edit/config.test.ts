// What an editor offers in config and credentials files; `|` is the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AssistContext } from "../../core/edit/assist.ts";
import { configAssist } from "../../core/edit/config/assist.ts";
import { documentsOf, type IniDocument } from "../../core/hosts/index.ts";
import { createProject } from "../../core/project.ts";
import { applyEdits } from "../../core/text.ts";
import { catalog } from "../catalog/open.ts";

const layout = { step: "  " };

const config =
  "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/dev\nsource_profile = base\nregion = us-east-1\n\n[sso-session lab]\nsso_region = us-east-1\n";
const credentials = "[base]\ncredential_process = /bin/keys\n";

interface Here {
  readonly document: IniDocument;
  readonly offset: number;
  readonly context: AssistContext;
  readonly texts: ReadonlyMap<string, string>;
}

function at(name: string, marked: string, others: Readonly<Record<string, string>> = {}): Here {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const texts = new Map(Object.entries({ ...others, [name]: text }).map(([n, t]) => [`/w/${n}`, t]));
  const project = createProject({
    catalog,
    roots: ["/w"],
    read: (n) => (texts.has(n) ? { name: n, text: texts.get(n)! } : undefined),
  });
  project.set([...texts].map(([n, t]) => ({ name: n, text: t })));
  const [document] = documentsOf({ name: `/w/${name}`, text });
  assert.ok(document?.language === "ini");
  return {
    document,
    offset,
    texts,
    context: {
      catalog,
      userProfiles: ["mine"],
      file: `/w/${name}`,
      index: 0,
      facts: () => project.facts(`/w/${name}`),
      findings: (n) => project.findings(n),
      documentsOf: (n) => documentsOf({ name: n, text: texts.get(n) ?? "" }),
    },
  };
}

const labels = ({ document, offset, context }: Here) =>
  configAssist.complete!(document, offset, context).map(({ label }) => label);

test("completion: section types, keys, enums, booleans, regions, profiles and sessions", () => {
  assert.deepEqual(labels(at("aws/config", "[|")), ["default", "profile", "sso-session", "services"]);
  assert.ok(
    labels(at("aws/config", `${config}\n[|]`)).includes("profile base"),
    "a profile that is mentioned and not there",
  );
  const keys = labels(at("aws/config", "[profile a]\nregion = x\nro|"));
  assert.ok(keys.includes("role_arn") && keys.includes("sso_session"));
  assert.ok(!keys.includes("region"), "a key that is there already");
  assert.ok(labels(at("aws/config", "[sso-session a]\n|")).includes("sso_start_url"));
  assert.ok(!labels(at("aws/config", "[sso-session a]\n|")).includes("role_arn"));
  assert.deepEqual(labels(at("aws/config", "[profile a]\ncredential_source = |")), [
    "Environment",
    "Ec2InstanceMetadata",
    "EcsContainer",
  ]);
  assert.deepEqual(labels(at("aws/config", "[profile a]\nuse_fips_endpoint = |")), ["true", "false"]);
  assert.ok(labels(at("aws/config", "[profile a]\nregion = eu|")).includes("eu-central-1"));
  assert.deepEqual(labels(at("aws/config", config.replace("= base", "= |"), { "aws/credentials": credentials })), [
    "base",
    "mine",
  ]);
  assert.deepEqual(labels(at("aws/config", `${config}[profile x]\nsso_session = |`)), ["lab"]);
  assert.ok(labels(at("aws/config", "[profile a]\ns3 =\n  max|")).includes("max_concurrent_requests"));
  assert.ok(labels(at("aws/config", "[services a]\nel|")).includes("elastic_beanstalk"));
  assert.deepEqual(labels(at("aws/config", "# [|")), []);
});

test("completion replaces what has been typed of the word, and no more", () => {
  const here = at("aws/config", "[profile a]\nregi|on = us-east-1\n");
  const proposal = configAssist.complete!(here.document, here.offset, here.context).find(
    ({ label }) => label === "region",
  );
  assert.deepEqual(proposal?.edit.span, { start: 12, end: 18 });
});

test("hover explains keys and regions, and shows no secret", () => {
  const hover = (marked: string) => {
    const { document, offset, context } = at("aws/config", marked);
    return configAssist.hover!(document, offset, context)?.markdown;
  };
  assert.match(hover("[profile a]\ndura|tion_seconds = 900\n") ?? "", /900/);
  assert.match(hover("[profile a]\nregion = eu-cen|tral-1\n") ?? "", /Frankfurt/);
  assert.match(hover("[profile a]\ns3 =\n  max_conc|urrent_requests = 3\n") ?? "", /max_concurrent_requests/);
  assert.doesNotMatch(
    hover("[profile a]\naws_secret_access_k|ey = abcdefghijklmnopqrstuvwxyz0123456789ABCD\n") ?? "",
    /abcdef/,
  );
});

test("hover and lens say in a line how a profile gets credentials", () => {
  const told = (marked: string) => {
    const { document, offset, context } = at("aws/config", marked, { "aws/credentials": credentials });
    return configAssist.hover!(document, offset, context)?.markdown ?? "";
  };
  assert.match(
    told(config.replace("= base", "= ba|se")),
    /AWS CLI and the SDK for JavaScript: runs the program of credential_process/,
  );
  assert.match(told(config.replace("profile dev", "profile d|ev")), /the role arn:\S+ with the credentials of the/);
  assert.match(told(config.replace("session lab", "session l|ab")), /sign-in with IAM Identity Center/);
  const portal = "sso_start_url = https://lab.awsapps.com/start\n\n[profile portal]\nsso_session = lab\n";
  const { document, context } = at(
    "aws/config",
    `${config}${portal}sso_account_id = 123456789012\nsso_role_name = R\n|`,
  );
  assert.deepEqual(
    configAssist.lenses!(document, context).map(({ title }) => title),
    [
      '✗ The source_profile "base" referenced in the profile "dev" does not exist.',
      "✓ signs in with the sso-session lab for the role R in the account 123456789012",
    ],
  );
});

test("completion of role_arn: the roles that the workspace declares, and those of other profiles", () => {
  const manifest = JSON.stringify({ roles: [{ arn: "arn:aws:iam::123456789012:role/reader" }, { arn: "" }] });
  const here = at("aws/config", `${config}\n[profile new]\nrole_arn = arn|:aws\n`, { "latchkey.json": manifest });
  assert.deepEqual(labels(here), ["arn:aws:iam::123456789012:role/reader", "arn:aws:iam::123456789012:role/dev"]);
});

test("a lens says of no profile that it works where an error stands on its way", () => {
  const titles = (config: string, credentials: string) => {
    const { document, context } = at("aws/config", `${config}|`, { "aws/credentials": credentials });
    return configAssist.lenses!(document, context).map(({ title }) => title);
  };
  const role = "role_arn = arn:aws:iam::123456789012:role/dev\nsource_profile = base\n";
  const keys = "[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n";
  const [sound] = titles(`[profile dev]\n${role}region = us-east-1\n`, credentials);
  assert.match(sound ?? "", /^✓ [^·]*$/);
  const [own] = titles(`[profile dev]\n${role}region = us-east-1a\n`, credentials);
  assert.match(own ?? "", /^⚠ .* · an error is reported$/);
  const lost = keys.replace("AKIA", "AROA");
  assert.match(titles(`[profile dev]\n${role}region = us-east-1\n`, lost)[0] ?? "", /^⚠ .* · an error is reported$/);
  const half = `[profile dev]\n${role}mfa_serial = arn:aws:iam::123456789012:user/dev\n`;
  assert.match(titles(half, credentials)[0] ?? "", /^AWS CLI ⚠ · JavaScript ✗ .* · an error is reported$/);
});

test("lenses of a file that is one long cycle are few and short", () => {
  const count = 5000;
  const cycle = Array.from(
    { length: count },
    (_, i) => `[profile p${i}]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = p${(i + 1) % count}\n`,
  ).join("");
  const [document] = documentsOf({ name: "/w/aws/config", text: cycle });
  assert.ok(document?.language === "ini");
  const { context } = at("aws/config", "|");
  const found = configAssist.lenses!(document, context);
  assert.ok(found.length > 0 && found.length < 10, `${found.length} lenses`);
  for (const { title } of found) assert.ok(title.length < 400, title.slice(0, 400));
});

test("definition, references and rename go through both files", () => {
  const here = at("aws/config", config.replace("= base", "= ba|se"), { "aws/credentials": credentials });
  const { document, offset, context, texts } = here;
  const written = (places: readonly { file: string; span: { start: number; end: number } }[]) =>
    places.map(({ file, span }) => `${file} ${texts.get(file)!.slice(span.start, span.end)}`);
  assert.deepEqual(written(configAssist.definition!(document, offset, context)), ["/w/aws/credentials base"]);
  assert.deepEqual(written(configAssist.references!(document, offset, context)).sort(), [
    "/w/aws/config base",
    "/w/aws/credentials base",
  ]);
  const renaming = configAssist.rename!(document, offset, "root", context);
  assert.ok("edits" in renaming);
  const renamed = Object.fromEntries(
    renaming.edits.map(({ file, edits }) => [file, applyEdits(texts.get(file)!, edits)]),
  );
  assert.match(renamed["/w/aws/config"] ?? "", /source_profile = root\n/);
  assert.match(renamed["/w/aws/credentials"] ?? "", /^\[root\]/);
  for (const bad of ["", "a b", 'a"b', "dev", "default", "a\nb"]) {
    assert.ok("refused" in configAssist.rename!(document, offset, bad, context), JSON.stringify(bad));
  }
});

test("formatting gives what all tools read alike, keeps values, and is done after once", () => {
  const { document } = at(
    "aws/config",
    "|[profile a]  \r\nREGION=us-east-1 \r\nrole_arn   =  x # why\r\ns3=\r\n    max_concurrent_requests=3\r\n",
  );
  const text = applyEdits(document.text, configAssist.format!(document, layout));
  assert.equal(
    text,
    "[profile a]\r\nregion = us-east-1\r\nrole_arn = x # why\r\ns3 =\r\n  max_concurrent_requests = 3\r\n",
  );
  assert.deepEqual(configAssist.format!(at("aws/config", `|${text}`).document, layout), []);
});

test("no place in any text makes anything throw", () => {
  const piece = fc.constantFrom(
    "[",
    "]",
    "profile ",
    "a",
    "\n",
    "\r\n",
    "  ",
    "=",
    " = ",
    "s3 =\n",
    "region",
    "source_profile = a\n",
    "#",
    "sso_session = ",
    "\u00a0",
    "\ufeff",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (pieces, where) => {
      const text = pieces.join("");
      const cut = Math.floor(where * text.length);
      const { document, offset, context } = at("aws/config", `${text.slice(0, cut)}|${text.slice(cut)}`);
      for (const { edit } of configAssist.complete!(document, offset, context))
        assert.ok(edit.span.start <= edit.span.end && edit.span.end <= text.length);
      configAssist.hover!(document, offset, context);
      configAssist.rename!(document, offset, "x", context);
      configAssist.folds!(document);
      applyEdits(text, configAssist.format!(document, layout));
    }),
    { numRuns: 300 },
  );
});
