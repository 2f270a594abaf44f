/**
 * Whether a file of this name is worth reading on a walk: JSON and Markdown, files without an extension and those of
 * settings, scripts, and what an app's settings stand in. A file that somebody names is read whatever it is called.
 */
export function mayHoldDocuments(path: string): boolean {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  const dot = base.lastIndexOf(".");
  if (dot <= 0) return base === "makefile" || !noExtension.test(base);
  const extension = base.slice(dot + 1);
  if (extension === "json") return !otherJson.test(base);
  return extensions.has(extension) || /cors.*\.(?:xml|ya?ml)$/.test(base) || base === "run.py" || base === "config.py";
}

const extensions = new Set([
  "jsonc",
  "md",
  "markdown",
  "mdx",
  "ini",
  "cfg",
  "conf",
  "config",
  "credentials",
  "aws-config",
  "aws",
  "txt",
  // Scripts, for the `aws` commands in them.
  "sh",
  "bash",
  "zsh",
  "mk",
]);

/** Files that every repository has and that never hold a policy; some are large. */
const noExtension =
  /^(?:makefile|dockerfile|licen[cs]e|copying|notice|readme|changelog|authors|gemfile|rakefile|procfile|jenkinsfile|vagrantfile|cname|codeowners|\..*)$/;
const otherJson =
  /^(?:package-lock|npm-shrinkwrap|tsconfig(?:\..*)?|composer|angular|nx|turbo|biome|deno|renovate)\.json$/;
