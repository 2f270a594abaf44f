import { test } from "node:test";
import { openCatalog } from "../../core/catalog/index.ts";
import { nearest } from "../../core/catalog/nearest.ts";
import { catalogText } from "./open.ts";

// Printed, not asserted: the machine's load decides too much. ARCHITECTURE.md says what to expect.
test("what look-ups cost", (t) => {
  const costs: string[] = [];
  const timed = <Result>(what: string, work: () => Result): Result => {
    const start = performance.now();
    const result = work();
    costs.push(`${what} ${(performance.now() - start).toFixed(2)} ms`);
    return result;
  };
  const catalog = timed("open", () => openCatalog(catalogText));
  timed("first service", () => catalog.service("s3"));
  timed("one more service", () => catalog.service("sqs"));
  timed("the largest service", () => catalog.service("ec2"));
  timed("a global key", () => catalog.conditionKey("aws:SourceIp"));
  timed("a service principal", () => catalog.isServicePrincipal("ecs-tasks.amazonaws.com"));
  const all = timed("all services", () => catalog.actionsMatching("*"));
  timed("a wildcard over all", () => catalog.actionsMatching("*:Get*"));
  timed("the same again", () => catalog.actionsMatching("*:Get*"));
  const names = catalog.service("ec2")?.actions.map(({ name }) => name) ?? [];
  timed(`nearest of ${names.length}`, () => nearest("DescribeInstnaces", names));
  t.diagnostic(`${all.length} actions; ${costs.join(", ")}`);
});
