import type { Catalog } from "../catalog/index.ts";

/**
 * Whether ARNs have this word as their service: mostly the prefix of its actions, sometimes another (the ARNs of
 * `apigateway` stages are those of `execute-api`). The rarer ones are gathered once, when a word is no prefix.
 */
export function isArnService(word: string, catalog: Catalog): boolean {
  if (catalog.service(word)?.prefix === word) return true;
  let others = gathered.get(catalog);
  if (!others) {
    others = new Set(
      catalog.services.flatMap((prefix) =>
        (catalog.service(prefix)?.resourceTypes ?? []).flatMap(({ arns }) =>
          arns.map((arn) => arn.split(":")[2] ?? ""),
        ),
      ),
    );
    gathered.set(catalog, others);
  }
  return others.has(word) && !catalog.retired(word);
}

const gathered = new WeakMap<Catalog, ReadonlySet<string>>();
