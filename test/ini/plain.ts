/** Maps as objects, for comparing. */
export function plain(map: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return Object.fromEntries([...map].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]));
}
