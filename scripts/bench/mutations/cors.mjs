// Ways to spoil a sound CORS configuration, which is parsed here as the list of its rules.
const cors = (name, follows, spoilRule) => ({
  name,
  kinds: ["cors"],
  follows,
  spoil: (rules, pick) => pick(rules, spoilRule),
});

const onOrigin = (want, change) => (rule, pick) =>
  pick(
    [...rule.AllowedOrigins.keys()].filter((i) => want.test(rule.AllowedOrigins[i])),
    (i) => {
      rule.AllowedOrigins[i] = change(rule.AllowedOrigins[i]);
      return true;
    },
  );

const put = (name, value) => (rule) => {
  rule[name] = value;
  return true;
};

export const corsMutations = [
  cors(
    "origin with a slash at its end",
    ["cors-origin-never-matches"],
    onOrigin(/^https/, (o) => `${o}/`),
  ),
  cors(
    "origin without scheme",
    ["cors-origin-never-matches"],
    onOrigin(/^https/, (o) => o.slice(8)),
  ),
  cors(
    "origin with the port of its scheme",
    ["cors-origin-never-matches"],
    onOrigin(/^https:[^*]*$/, (o) => `${o}:443`),
  ),
  cors(
    "origin with two wildcards",
    ["cors-origin-wildcards"],
    onOrigin(/^https:/, (o) => o.replace(/\/\/[^.]*/, "//*").replace(/[^.]*$/, "*")),
  ),
  cors(
    "origin's wildcard without a dot",
    ["cors-origin-loose-wildcard"],
    onOrigin(/^https:/, (o) => o.replace(/\/\/[^.]*\./, "//*")),
  ),
  cors(
    "origin null",
    ["cors-null-origin"],
    onOrigin(/^https/, () => "null"),
  ),
  cors("origin given twice", ["cors-covered-origin", "cors-duplicate-value"], (rule) =>
    put("AllowedOrigins", [...rule.AllowedOrigins, rule.AllowedOrigins[0]])(rule),
  ),
  cors(
    "any origin writes",
    ["cors-any-origin-writes"],
    (rule) => rule.AllowedMethods.some((m) => /PUT|POST|DELETE/.test(m)) && put("AllowedOrigins", ["*"])(rule),
  ),
  cors("method OPTIONS", ["cors-method"], (rule) => put("AllowedMethods", [...rule.AllowedMethods, "OPTIONS"])(rule)),
  cors("method in lower case", ["cors-method"], (rule) =>
    put(
      "AllowedMethods",
      rule.AllowedMethods.map((m) => m.toLowerCase()),
    )(rule),
  ),
  cors(
    "PUT without headers",
    ["cors-put-without-headers"],
    (rule) => rule.AllowedMethods.includes("PUT") && delete rule.AllowedHeaders,
  ),
  cors("header with two wildcards", ["cors-header-wildcards"], put("AllowedHeaders", ["*-amz-*"])),
  cors("header that is none", ["cors-header-name"], put("AllowedHeaders", ["content type"])),
  cors("wildcard in ExposeHeaders", ["cors-expose-wildcard"], put("ExposeHeaders", ["*"])),
  cors("MaxAgeSeconds below zero", ["cors-max-age"], put("MaxAgeSeconds", -1)),
  cors("MaxAgeSeconds as text", ["wrong-type", "cors-max-age"], put("MaxAgeSeconds", "3000")),
  cors("methods dropped", ["missing-element"], (rule) => delete rule.AllowedMethods),
  cors("origins dropped", ["missing-element"], (rule) => delete rule.AllowedOrigins),
  cors("name of CloudFormation's", ["unknown-element", "missing-element"], (rule) => {
    rule.AllowedOrigin = rule.AllowedOrigins;
    return delete rule.AllowedOrigins;
  }),
  cors("ID given twice", ["cors-duplicate-id"], (rule, _pick, rules) => {
    const other = rules.find((o) => o !== rule);
    return rule.ID && other && put("ID", rule.ID)(other);
  }),
  cors("rule given twice", ["cors-hidden-rule", "cors-duplicate-id"], (rule, _pick, rules) => {
    const { ID, ...rest } = rule;
    return rules.push(structuredClone(rest)) > 0;
  }),
];
