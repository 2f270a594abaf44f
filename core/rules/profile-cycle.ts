import type { Related } from "../finding.ts";
import { configKinds } from "../kind.ts";
import { settingOf } from "../model/profile.ts";
import type { Rule } from "../rule.ts";
import { configHomeOf, type HomeProfile, placeOfValue } from "../workspace/config-home.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
export const profileCycle: Rule = {
  code: "profile-cycle",
  kinds: configKinds,
  severity: "error",
  summary: "source_profile leads from profile to profile and back, and nowhere to credentials.",
  check: {
    *home(entity, workspace) {
      const home = configHomeOf(entity, workspace);
      const order = [...home.set.profiles.values()];
      const seen = new Set<HomeProfile>();
      for (const end of home.ends.values()) {
        if (end.kind !== "cycle" || end.members.some((member) => seen.has(member))) continue;
        for (const member of end.members) seen.add(member);
        const circle = fromFirst(end.members, order);
        const closing = settingOf(circle.at(-1)!, "source_profile");
        if (!closing) continue;
        const place = placeOfValue(closing);
        yield { place, message: messageOf(circle), related: relatedOf(circle, place.file) };
      }
    },
  },
};

/** The circle as it is read in the file: from its topmost profile. */
function fromFirst(members: readonly HomeProfile[], order: readonly HomeProfile[]): readonly HomeProfile[] {
  const inCircle = new Set(members);
  const first = order.find((profile) => inCircle.has(profile))!;
  const at = members.indexOf(first);
  return [...members.slice(at), ...members.slice(0, at)];
}

function messageOf(members: readonly HomeProfile[]): string {
  const names = members.map(({ name }) => name);
  const [first = ""] = names;
  if (names.length === 1) {
    return `${first} names itself as its source, which only a profile with keys of its own may; so there are no credentials.`;
  }
  const shown = names.length > 5 ? [...names.slice(0, 4), "…", names.at(-1)] : names;
  return `These profiles take their credentials from each other: ${[...shown, first].join(" → ")}. AWS CLI v1 says “Infinite loop in credential configuration detected”.`;
}

/** The other references of the circle, as many as somebody would look at. */
function relatedOf(members: readonly HomeProfile[], file: string): Related[] {
  return members
    .slice(0, -1)
    .slice(0, 10)
    .flatMap((member): Related[] => {
      const source = settingOf(member, "source_profile");
      if (!source) return [];
      const place = placeOfValue(source);
      return [
        {
          ...(place.file !== file && { file: place.file }),
          span: place.span,
          message: `${member.name} leads on to ${source.entry.value}.`,
        },
      ];
    });
}
