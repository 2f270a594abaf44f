/**
 * Whether the names below a domain belong to one owner: not those of `com` or `co.uk`, nor those of services that give every
 * customer a name. A short list, for a missing name only costs a warning; names inside private networks count as owned.
 */
export function isOwnDomain(domain: string): boolean {
  if (inside.test(domain)) return true;
  if (!domain.includes(".") || underCountry.test(domain)) return false;
  return !shared.has(domain) && !domain.endsWith(".amazonaws.com") && !domain.endsWith(".amazonaws.com.cn");
}

const inside = /(?:^|\.)(?:localhost|local|internal|intranet|lan|corp|home|test)$/;
const underCountry = /^(?:ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/;

const shared = new Set([
  "amazonaws.com",
  "amplifyapp.com",
  "app.github.dev",
  "appspot.com",
  "awsapprunner.com",
  "azurestaticapps.net",
  "azurewebsites.net",
  "blob.core.windows.net",
  "cloudfront.net",
  "codesandbox.io",
  "csb.app",
  "elasticbeanstalk.com",
  "firebaseapp.com",
  "fly.dev",
  "github.dev",
  "github.io",
  "gitlab.io",
  "gitpod.io",
  "glitch.me",
  "herokuapp.com",
  "hf.space",
  "loca.lt",
  "lovable.app",
  "netlify.app",
  "ngrok-free.app",
  "ngrok.app",
  "ngrok.io",
  "now.sh",
  "onrender.com",
  "pages.dev",
  "readthedocs.io",
  "repl.co",
  "replit.app",
  "replit.dev",
  "run.app",
  "stackblitz.io",
  "streamlit.app",
  "surge.sh",
  "trycloudflare.com",
  "vercel.app",
  "web.app",
  "webcontainer.io",
  "workers.dev",
]);
