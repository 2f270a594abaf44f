import os from "node:os";
import path from "node:path";

/** Where editors are kept, outside the clone, so that a fresh clone finds them again; LATCHKEY_CACHE moves it. */
export const cache = process.env.LATCHKEY_CACHE ?? path.join(os.homedir(), ".cache", "latchkey");
