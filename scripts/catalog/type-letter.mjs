/** One letter for a key's type, a small one for keys that hold a list. */
export function typeLetter(type) {
  const letters = { String: "S", Numeric: "N", Date: "D", Bool: "B", Binary: "X", IPAddress: "I", ARN: "A" };
  const letter = letters[type.replace(/^ArrayOf/, "")];
  if (letter === undefined) throw new Error(`Unknown type "${type}": core/catalog/key-types.ts must learn it.`);
  return type.startsWith("ArrayOf") ? letter.toLowerCase() : letter;
}
