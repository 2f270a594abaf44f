// The shapes of requests and answers, as the SDK itself declares them: what does not fit one is no request of the real service.
import * as sdk from "@aws-sdk/client-accessanalyzer";

/** A schema of the SDK: a number for a simple type, a function that gives one, one with traits, or a declared shape. */
type Schema = number | (() => Schema) | readonly unknown[];

const shapes = sdk as unknown as Readonly<Record<string, readonly unknown[]>>;

/** The operations that Latchkey uses: their paths, and the shapes of what goes in and out. */
export const operations = ["ValidatePolicy", "CheckNoNewAccess", "CheckAccessNotGranted", "CheckNoPublicAccess"].map(
  (name) => {
    const [, , , traits, input, output] = shapes[`${name}$`]!;
    const [method, path] = (traits as { http: [string, string, number] }).http;
    return { name, method, path, input: input as Schema, output: output as Schema };
  },
);

/** What an error of that name holds. */
export function errorShape(name: string): Schema | undefined {
  return shapes[`${name}$`];
}

/** Members that an enumeration limits: the schemas only say that they are strings. */
const enums: Readonly<Record<string, readonly string[]>> = {
  ValidatePolicyRequest: Object.values(sdk.PolicyType),
  CheckNoNewAccessRequest: Object.values(sdk.AccessCheckPolicyType),
  CheckAccessNotGrantedRequest: Object.values(sdk.AccessCheckPolicyType),
};
const enumsByMember: Readonly<Record<string, readonly string[]>> = {
  validatePolicyResourceType: Object.values(sdk.ValidatePolicyResourceType),
  resourceType: Object.values(sdk.AccessCheckResourceType),
  locale: Object.values(sdk.Locale),
  findingType: Object.values(sdk.ValidatePolicyFindingType),
  result: Object.values(sdk.CheckNoNewAccessResult),
};

/** Everything about `value` that does not fit the schema. */
export function misfits(schema: Schema, value: unknown, at = "body"): string[] {
  if (typeof schema === "function") return misfits(schema(), value, at);
  if (typeof schema === "number") return misfitsOfSimple(schema, value, at);
  const [id, , name, , members, schemas, required = 0] = schema as readonly unknown[];
  // A pair of a schema and its traits.
  if (typeof id !== "number" || schema.length === 2) return misfits(id as Schema, value, at);
  if (id === 0) return misfits(schema[4] as Schema, value, at);
  if (id === 1) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, i) => misfits(members as Schema, item, `${at}[${i}]`));
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [`${at} is no ${name}`];
  const names = members as readonly string[];
  const given = Object.keys(value);
  const isUnion = id === 4;
  return [
    ...given.filter((member) => !names.includes(member)).map((member) => `${at}.${member} is not in ${name}`),
    ...names
      .slice(0, required as number)
      .filter((member) => !given.includes(member))
      .map((member) => `${at}.${member} is missing`),
    ...(isUnion && given.length !== 1 ? [`${at} has ${given.length} members of the union ${name}`] : []),
    ...Object.entries(value).flatMap(([member, inner]) => {
      const index = names.indexOf(member);
      const found = index < 0 ? [] : misfits((schemas as Schema[])[index]!, inner, `${at}.${member}`);
      const allowed = enumsByMember[member] ?? (member === "policyType" ? enums[String(name)] : undefined);
      const isAllowed = allowed === undefined || allowed.includes(String(inner));
      return isAllowed ? found : [...found, `${at}.${member} is ${JSON.stringify(inner)}`];
    }),
  ];
}

function misfitsOfSimple(schema: number, value: unknown, at: string): string[] {
  if (schema & 0b0100_0000) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, i) => misfitsOfSimple(schema & 0b0011_1111, item, `${at}[${i}]`));
  }
  const type = schema === 1 ? "number" : schema === 2 ? "boolean" : "string";
  return typeof value === type ? [] : [`${at} is no ${type}`];
}
