// One question in a box at the top of the window, with a way back.
import * as vscode from "vscode";

/** What somebody answers: a text, "back" to the question before, or nothing where they give up. */
export type Reply = { readonly value: string } | "back" | undefined;

export interface Asking {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly step: number;
  readonly steps: number;
  /** What stands in the box, or is marked in the list, at the start. */
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly detail?: string }[];
  /** Whether something else than the choices may be typed. */
  readonly open: boolean;
  readonly optional: boolean;
  faultOf(value: string): Promise<string | null>;
}

export function ask(asking: Asking): Promise<Reply> {
  return asking.choices.length === 0 ? askText(asking) : askChoice(asking);
}

function askText(asking: Asking): Promise<Reply> {
  const box = vscode.window.createInputBox();
  Object.assign(box, framed(asking), { prompt: asking.prompt, placeholder: asking.placeholder, value: asking.value });
  let latest = "";
  const judge = async (value: string) => {
    latest = value;
    const fault = await asking.faultOf(value);
    if (latest === value) box.validationMessage = fault ?? "";
    return fault;
  };
  // An empty box is no mistake until somebody accepts it.
  box.onDidChangeValue((value) => (value === "" ? clear() : void judge(value)));
  const clear = () => {
    latest = "";
    box.validationMessage = "";
  };
  return replyOf(box, async () => {
    const { value } = box;
    return (await judge(value)) === null ? { value: value.trim() } : undefined;
  });
}

interface Item extends vscode.QuickPickItem {
  readonly value: string;
}

function askChoice(asking: Asking): Promise<Reply> {
  const pick = vscode.window.createQuickPick<Item>();
  const offered: Item[] = asking.choices.map(({ value, detail }) => ({
    label: value,
    value,
    ...(detail !== undefined && { description: detail }),
  }));
  const none: Item[] = asking.optional ? [{ label: "None", value: "" }] : [];
  Object.assign(pick, framed(asking), {
    placeholder: asking.open ? `${asking.prompt} Pick one, or type another.` : asking.prompt,
    matchOnDescription: true,
    items: [...none, ...offered],
  });
  const marked = pick.items.find(({ value }) => value === asking.value);
  if (marked && asking.value !== "") pick.activeItems = [marked];
  if (asking.open) pick.onDidChangeValue((typed) => void offerTyped(typed));

  /** What is typed stands first in the list, or last, with what is wrong with it: then it may be a search for another. */
  async function offerTyped(typed: string): Promise<void> {
    const value = typed.trim();
    const isOffered = offered.some((item) => item.value === value);
    const fault = value === "" || isOffered ? null : await asking.faultOf(value);
    if (pick.value !== typed) return;
    const own: Item[] =
      value === "" || isOffered
        ? []
        : [{ label: value, value, description: fault === null ? "as typed" : `$(error) ${fault}`, alwaysShow: true }];
    pick.items = fault === null ? [...own, ...none, ...offered] : [...none, ...offered, ...own];
  }

  return replyOf(pick, async () => {
    const [item] = pick.selectedItems;
    const isOffered = item && (none.includes(item) || offered.includes(item));
    // The list may still hold what was typed a moment ago.
    const value = isOffered ? item.value : asking.open ? pick.value.trim() : undefined;
    return value !== undefined && (await asking.faultOf(value)) === null ? { value } : undefined;
  });
}

function framed({ title, step, steps }: Asking) {
  return {
    title,
    step,
    totalSteps: steps,
    ignoreFocusOut: true,
    buttons: [vscode.QuickInputButtons.Back],
  };
}

/** Shows a box until it is answered; `accepted` gives nothing while the answer does not do. */
function replyOf(
  box: vscode.InputBox | vscode.QuickPick<Item>,
  accepted: () => Promise<{ readonly value: string } | undefined>,
): Promise<Reply> {
  return new Promise((resolve) => {
    const end = (reply: Reply) => {
      resolve(reply);
      box.dispose();
    };
    box.onDidAccept(async () => {
      const reply = await accepted();
      if (reply) end(reply);
    });
    box.onDidTriggerButton(() => end("back"));
    box.onDidHide(() => end(undefined));
    box.show();
  });
}
