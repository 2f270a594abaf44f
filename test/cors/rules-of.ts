import { parseJson } from "../../core/json/parse.ts";
import { type CorsRule, corsOf } from "../../core/model/cors.ts";

/** The typed rules of a configuration that is given as a value. */
export function rulesOf(configuration: unknown): readonly CorsRule[] {
  return corsOf(parseJson(JSON.stringify(configuration)).root!).rules;
}
