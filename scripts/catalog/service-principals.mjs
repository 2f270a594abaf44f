// AWS publishes no list of service principals. Ours: those that AWS's managed policies name, and a hand-kept list.

import { readSource } from "./source.mjs";

const principalPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com)$/;

export function servicePrincipals(managed) {
  const { principals: curated, others } = readSource("service-principals.json");
  const mined = [...managed.latest.values()].flatMap((document) => [...namesIn(document)]).filter(isGeneral);
  // The suffix of another partition is told from the general name, as a Region is.
  const general = mined.map((name) => name.replace(/\.amazonaws\.com\.cn$/, ".amazonaws.com"));
  const names = [...new Set([...Object.keys(curated), ...others, ...general])].toSorted();
  return names.map((name) => (curated[name] ? [name, curated[name]] : [name]));
}

/** Neither a pattern nor a regional form. */
const isGeneral = (name) => !/[*$]/.test(name) && !/\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws/.test(name);

function* namesIn(document) {
  for (const statement of [document?.Statement ?? []].flat()) {
    for (const block of Object.values(statement.Condition ?? {})) {
      for (const [key, values] of Object.entries(block)) {
        if (!/passedtoservice|awsservicename|calledvia|principalservicename/i.test(key)) continue;
        for (const value of [values].flat()) if (principalPattern.test(value)) yield value;
      }
    }
    for (const resource of [statement.Resource ?? []].flat()) {
      const name = /:role\/aws-service-role\/([^/]+)\//.exec(resource)?.[1];
      if (name !== undefined && principalPattern.test(name)) yield name;
    }
  }
}
