// Takes the picture of README.md anew: a broken example in a real VS Code, with the .vsix that `npm run package` made.
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const { openWorkbench } = await import("../test/editor/window/workbench.ts");
const workbench = await openWorkbench({
  from: "examples/cloudtranscode/broken",
  settings: { "editor.hover.above": false },
});
const { page, hands } = workbench;
try {
  await page.setViewportSize({ width: 1280, height: 700 });
  await hands.open("output/bucket-policy.json");
  const squiggle = page.locator(".monaco-editor .squiggly-error").first();
  await squiggle.waitFor();
  await hands.command("Problems: Focus on Problems View");
  const { x, y, width } = await squiggle.boundingBox();
  await page.mouse.move(x + width / 2, y + 5, { steps: 5 });
  await page.locator(".monaco-hover", { hasText: "latchkey" }).first().waitFor();
  // What fades in has done so by then.
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(root, "images/screenshot.png") });
} finally {
  await workbench.close();
}
