// A window in which a person asks IAM Access Analyzer, which is a server on this machine.
import { cleanEnvironment } from "../../aws/ask.ts";
import { finding, type Loopback, startLoopback } from "../../aws/loopback.ts";
import { openWorkbench } from "./workbench.ts";

export const ask = "Check with IAM Access Analyzer";

/** AWS's word on pipeline-policy.json: what Latchkey says too, and one thing more. */
export const answer: Loopback["reply"] = () => ({
  findings: [
    finding("INVALID_ACTION", [["Statement", 0, "Action"]], { type: "ERROR" }),
    finding(
      "MISSING_SOMETHING",
      [
        ["Statement", 0, "Resource"],
        ["Statement", 0, "Effect"],
      ],
      { type: "SECURITY_WARNING", details: "A finding that only AWS has." },
    ),
  ],
});

interface Opening extends Pick<NonNullable<Parameters<typeof openWorkbench>[0]>, "settings" | "trust"> {
  /** The AWS config file; keys are in the environment besides. */
  readonly config?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens a window, and a server that answers it. */
export async function openAnalyzer({ config = "", env = {}, ...opening }: Opening = {}) {
  const loopback = await startLoopback(answer);
  // The window has a home of its own.
  const { HOME: _, ...environment } = cleanEnvironment({
    config,
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    AWS_REGION: "eu-west-1",
    AWS_ENDPOINT_URL_ACCESSANALYZER: loopback.url,
    ...env,
  });
  const workbench = await openWorkbench({ env: environment, ...opening });
  const { page, hands } = workbench;
  const lens = () => page.locator(".codelens-decoration a", { hasText: ask });
  return {
    loopback,
    workbench,
    dialog: () => page.locator(".monaco-dialog-box"),
    toast: (text: string | RegExp) => page.locator(".notification-toast", { hasText: text }),
    lens,
    /** Lines that come above the first one are scrolled out of sight. */
    async clickLens() {
      await lens().waitFor();
      await page.locator(".editor-group-container .monaco-editor .view-lines").first().hover();
      await page.mouse.wheel(0, -1000);
      await lens().click();
    },
    squiggles: () => page.locator(".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning"),
    /** Opens a file about which Latchkey has something to say, and has said it, so that lines move no more. */
    async open(file: string) {
      await hands.open(file);
      await page.locator(".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning").first().waitFor();
    },
    /** All notifications that are there, shown as toasts or not. */
    async notifications(): Promise<string[]> {
      await hands.command("Notifications: Show Notifications");
      const center = page.locator(".notifications-center.visible");
      await center.waitFor();
      const texts = await center.locator(".notification-list-item-message").allInnerTexts();
      await page.keyboard.press("Escape");
      await center.waitFor({ state: "detached" });
      return texts;
    },
    clearNotifications: () => hands.command("Notifications: Clear All Notifications"),
    /** With a line more, so that there is something to save. */
    async save(file: string) {
      const before = workbench.onDisk(file);
      for (const key of ["ControlOrMeta+End", "Enter", "ControlOrMeta+S"]) await page.keyboard.press(key);
      while (workbench.onDisk(file) === before) await page.waitForTimeout(50);
      await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    },
    /** Puts the question, and agrees to send. */
    async askAndAgree() {
      await hands.command(ask);
      await page.locator(".monaco-dialog-box").getByRole("button", { name: "Send" }).click();
    },
    async close() {
      await workbench.close();
      await loopback.close();
    },
  };
}

export type Analyzer = Awaited<ReturnType<typeof openAnalyzer>>;
