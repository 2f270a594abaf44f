// Takes the pictures of the walkthrough anew, light and dark, in a real VS Code with the .vsix that `npm run package` made.
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const { openWorkbench } = await import("../test/editor/window/workbench.ts");
const themes = { light: "Default Light Modern", dark: "Default Dark Modern" };

for (const [theme, name] of Object.entries(themes)) {
  const workbench = await openWorkbench({
    from: "examples/noisepy-batch/sound",
    settings: {
      "workbench.colorTheme": name,
      "editor.hover.above": false,
      "editor.codeLens": false,
      "breadcrumbs.enabled": false,
      "workbench.activityBar.location": "hidden",
      "workbench.statusBar.visible": false,
      "editor.lineNumbers": "off",
      "editor.folding": false,
      "editor.glyphMargin": false,
      "workbench.startupEditor": "none",
    },
  });
  const { page, hands } = workbench;
  try {
    await page.setViewportSize({ width: 640, height: 420 });
    await hands.command("Latchkey: Open an Example");
    await page.keyboard.press("ControlOrMeta+B");
    const squiggle = page.locator(".monaco-editor .squiggly-error").last();
    await squiggle.waitFor({ timeout: 60_000 });
    const { x, y, width } = await squiggle.boundingBox();
    await page.mouse.move(x + width / 2, y + 6, { steps: 5 });
    await page.locator(".monaco-hover", { hasText: "object-action-on-bucket" }).first().waitFor();
    await picture("finding", { height: 400 });

    await page.mouse.click(x + width / 2, y + 6);
    // Away, lest the hover stays.
    await page.mouse.move(300, 20, { steps: 5 });
    await page.locator(".monaco-hover:visible").waitFor({ state: "detached" });
    await hands.pressUntil(
      "ControlOrMeta+.",
      page.locator(".action-widget .monaco-list-row", { hasText: "Replace with arn:aws:s3:::" }),
    );
    await picture("fix", { height: 400 });
    await page.keyboard.press("Escape");

    await hands.command("Problems: Focus on Problems View");
    await page.locator(".markers-panel .monaco-list-row", { hasText: "object-action-on-bucket" }).first().waitFor();
    await picture("problems", { height: 420 });
    await page.keyboard.press("ControlOrMeta+J");

    await hands.command("Latchkey: New…");
    await page.locator(".quick-input-list .monaco-list-row").nth(3).waitFor();
    await picture("new", { height: 400 });
  } finally {
    await workbench.close();
  }

  /** The upper part of the window, once what fades in has done so. */
  async function picture(what, { height }) {
    await page.waitForTimeout(500);
    const clip = { x: 0, y: 0, width: 640, height };
    await page.screenshot({ path: path.join(root, `images/walkthrough/${what}-${theme}.png`), clip });
  }
}
