import assert from "node:assert/strict";
import { afterEach, beforeEach } from "node:test";
import { type Loopback, startLoopback } from "./loopback.ts";

/** A server for each test of the suite that this is called in; every request and answer must be one of the real service. */
export function eachLoopback(): () => Loopback {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = await startLoopback();
  });
  afterEach(async () => {
    await loopback.close();
    assert.deepEqual(loopback.complaints, []);
  });
  return () => loopback;
}
