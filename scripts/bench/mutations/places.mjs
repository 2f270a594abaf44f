// The places of a parsed policy at which it can be spoilt.

export const listOf = (value) => (value === undefined ? [] : [value].flat());

export const statementsOf = (document) => listOf(document.Statement);

export const actionsOf = (statement) => listOf(statement.Action);

/** Every text of an element, with a way to put another in its place. */
export function tokensOf(document, name) {
  return statementsOf(document).flatMap((statement) => tokensIn(statement, name));
}

function tokensIn(holder, name) {
  const value = holder[name];
  if (typeof value === "string") {
    const put = (text) => {
      holder[name] = text;
      return text !== value;
    };
    return [{ value, put }];
  }
  if (value === undefined || value === null || typeof value !== "object") return [];
  return Object.keys(value).flatMap((key) => tokensIn(value, key));
}

export function arnsIn(document, name) {
  return tokensOf(document, name).filter(({ value }) => value.startsWith("arn:"));
}

export function replaceIn(holder, name, from, to) {
  holder[name] = Array.isArray(holder[name]) ? holder[name].map((v) => (v === from ? to : v)) : to;
  return from !== to;
}

/** Every condition, with ways to give it another operator, key or values. */
export function conditionsOf(document) {
  return statementsOf(document).flatMap(({ Condition = {} }) =>
    Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => {
        const at = { operator, key, value };
        const move = (change) => {
          delete Condition[at.operator][at.key];
          if (Object.keys(Condition[at.operator]).length === 0) delete Condition[at.operator];
          Object.assign(at, change);
          Condition[at.operator] = { ...Condition[at.operator], [at.key]: at.value };
          return true;
        };
        return {
          operator,
          key,
          values: listOf(value).map(String),
          setOperator: (name) => move({ operator: name }),
          setKey: (name) => name !== key && move({ key: name }),
          setValues: (values) => move({ value: values.length === 1 ? values[0] : values }),
        };
      }),
    ),
  );
}
