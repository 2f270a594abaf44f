import type { Draft } from "../finding.ts";
import { insertAt } from "../ini/edit.ts";
import { configKinds } from "../kind.ts";
import type { ConfigSetting } from "../model/config-setting.ts";
import type { Rule } from "../rule.ts";

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html */
export const shellInCommand: Rule = {
  code: "shell-in-command",
  kinds: configKinds,
  severity: "error",
  summary: "credential_process uses what only a shell knows: pipes, redirections, several commands.",
  check: {
    setting(setting) {
      return setting.key === "credential_process" && /[|&<>;`]|\$\(/.test(setting.entry.value)
        ? drafts(setting)
        : undefined;
    },
  },
};

function* drafts({ entry }: ConfigSetting): Generator<Draft> {
  // What stands in quotes is blanked out, so that offsets stay.
  const bare = entry.value.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, (quoted) => " ".repeat(quoted.length));
  const match = /\|\|?|&&?|(?<![\w-])\d?>>?|<(?![\w-]+>)|;|`|\$\(/.exec(bare);
  if (!match) return;
  const start = entry.valueSpan.start + match.index;
  yield {
    span: { start, end: start + match[0].length },
    message:
      "AWS CLI starts the command without a shell and hands this sign to it as an argument; only the SDK for JavaScript uses a shell.",
    fixes: entry.value.includes("'")
      ? []
      : [
          {
            title: "Start it by a shell",
            safe: false,
            edits: [insertAt(entry.valueSpan.start, "sh -c '"), insertAt(entry.valueSpan.end, "'")],
          },
        ],
  };
}
