import { test } from "node:test";
import fc from "fast-check";
import { nearest } from "../../core/catalog/nearest.ts";
import { operation } from "../../core/catalog/operations.ts";
import { catalog } from "./open.ts";

// Text as people have it in a policy by mistake: any code units, and pieces of what is valid.
const piece = fc.constantFrom(
  "s3",
  "aws",
  ":",
  "*",
  "?",
  "/",
  ".",
  "${",
  "}",
  "Get",
  "arn:aws:iam::aws:policy/",
  "amazonaws.com",
  "__proto__",
  "\ud800",
  "",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
);

test("no look-up throws, whatever the text", () => {
  const getObject = catalog.action("s3:GetObject");
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      catalog.service(text)?.action(other);
      catalog.serviceName(text);
      catalog.action(text);
      catalog.actionsMatching(text);
      catalog.matches(text, other, text);
      catalog.conditionKey(text);
      if (getObject) catalog.takesConditionKey(getObject, text);
      catalog.tenancyKeys(text);
      catalog.region(text);
      catalog.partitionOf(text);
      catalog.isServicePrincipal(text);
      catalog.retired(text);
      catalog.isManagedPolicy(text);
      catalog.managedPolicy(text);
      operation(text, other);
      nearest(text, [other, text, ...catalog.services]);
    }),
    { numRuns: 400 },
  );
});
