// Takes the picture of README.md anew: a broken example in a real VS Code, with the .vsix that `npm run package` made.
import path from "node:path";
import { ready, root } from "./ready.mjs";

ready();

const { openWorkbench } = await import("../test/editor/window/workbench.ts");
const workbench = await openWorkbench({
  from: "examples/distributed-cellprofiler/broken",
  settings: { "editor.fontSize": 14 },
});
const { page, hands } = workbench;
try {
  await hands.open("bucket/policy.json");
  await page.locator(".monaco-editor .squiggly-error").first().waitFor();
  await hands.command("Problems: Focus on Problems View");
  const squiggled = page.locator(".view-line span span", { hasText: "arn:aws:s3:::" }).first();
  await squiggled.hover();
  await page.locator(".monaco-hover", { hasText: "latchkey" }).first().waitFor();
  // What fades in has done so by then.
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(root, "images/screenshot.png") });
} finally {
  await workbench.close();
}
