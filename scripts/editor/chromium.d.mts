// What tests use of chromium.mjs, for the type-checker; the words are beside the functions themselves.
import type { Browser, Page } from "playwright-core";

export function launchBrowser(): Promise<Browser>;

export function newPage(browser: Browser): Promise<{ page: Page; blocked: string[] }>;
