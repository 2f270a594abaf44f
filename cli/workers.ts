import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createProject, type ProjectFile } from "../core/project.ts";
import type { Settings } from "../core/settings.ts";
import { readCatalog } from "../disk/catalog.ts";
import { bundleFolder } from "./bundle-folder.ts";
import { type FileToRead, type ReadFile, readAndAnalyze } from "./reading.ts";

/** What one worker is given: its share of the files, and all that their settings rest on. */
export interface Share {
  readonly files: readonly FileToRead[];
  readonly manifests: readonly ProjectFile[];
  readonly roots: readonly string[];
  readonly settings: Settings;
}

/** A worker takes about 100 ms to start: below so many files it does not pay. */
const worthWorkers = 400;

/** How many threads to use for so many files, where the user did not say. */
export function jobsFor(files: number): number {
  // One core is busy compiling and collecting garbage for the others: on two, two threads take longer than one.
  return files < worthWorkers ? 1 : Math.max(1, Math.min(availableParallelism() - 1, 4));
}

/** The file stage of many files on several threads; the answers come in no order. */
export async function analyzeInWorkers(share: Share, jobs: number): Promise<ReadFile[]> {
  const parts = Array.from({ length: jobs }, (_, i) => share.files.filter((_, at) => at % jobs === i));
  const answers = await Promise.all(parts.map((files) => inWorker({ ...share, files })));
  return answers.flat();
}

function inWorker(share: Share): Promise<ReadFile[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`${bundleFolder()}/cli.cjs`, { workerData: share });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** In a worker: does its share and answers. Says whether this thread is one. */
export function workIfWorker(): boolean {
  if (isMainThread || !parentPort) return false;
  const { files, manifests, roots, settings } = workerData as Share;
  const project = createProject({ catalog: readCatalog(bundleFolder()), settings, roots, read: () => undefined });
  project.set(manifests);
  parentPort.postMessage(files.map((file) => readAndAnalyze(file, project)));
  return true;
}
