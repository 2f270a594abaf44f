// "New profile…": what is there already, what is asked next, what is wrong with an answer, and the text in the end.
import { faultOfAnswer, namesAround, newProfileEdit } from "../core/edit/config/new-profile.ts";
import {
  type NewProfile,
  type ProfileNames,
  profileSorts,
  sortWords,
  stepsOf,
} from "../core/edit/config/profile-steps.ts";
import type { ServerState } from "./state.ts";

type Params = Readonly<Record<string, unknown>>;

/** The sorts of profiles, and the names and Regions that a new one in a file may use. */
export function configNames(state: ServerState, { uri }: Params) {
  const { profiles, sources = profiles, sessions, regions } = namesOf(state, uri);
  return {
    sorts: profileSorts.map((sort) => ({ sort, ...sortWords[sort] })),
    profiles,
    sources,
    sessions,
    regions: regions.map(({ code, name }) => ({ code, name })),
  };
}

/** The questions for a profile of that sort, after the answers so far, and the text that these would append to the file. */
export function newProfile(state: ServerState, params: Params) {
  const names = namesOf(state, params.uri);
  const profile = profileOf(params);
  return {
    steps: stepsOf(profile, names),
    text: newProfileEdit(textOf(state, params.uri) ?? "", profile, names).text,
  };
}

/** What is wrong with the answer to `key`, or null. */
export function newProfileFault(state: ServerState, params: Params) {
  return faultOfAnswer(profileOf(params), String(params.key), namesOf(state, params.uri), state.catalog) ?? null;
}

function profileOf({ sort, answers }: Params): NewProfile {
  const given = Object.entries((answers ?? {}) as Params).map(([key, value]) => [key, String(value)]);
  return { sort: profileSorts.find((known) => known === sort) ?? "role", answers: Object.fromEntries(given) };
}

function namesOf(state: ServerState, uri: unknown): ProfileNames {
  // Tools read `config` together with `credentials` in the same folder, `lab.config` with `lab.credentials`.
  const other = String(uri).replace(/config(?=[^/]*$)/, "credentials");
  const credentials = other === String(uri) ? undefined : textOf(state, other);
  return namesAround(textOf(state, uri) ?? "", credentials, state.catalog);
}

function textOf(state: ServerState, uri: unknown): string | undefined {
  return state.document(state.name(String(uri)))?.getText();
}
