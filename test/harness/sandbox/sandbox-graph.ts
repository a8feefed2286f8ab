import { setTimeout as sleep } from 'node:timers/promises';
import { connectGraph, type Graph } from '../../../src/graph/client.ts';
import { createLog } from '../../../src/log.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';

/** A sandbox tenant in memory and a client for it. */
export async function startSandboxGraph(
  replicationSeconds = 0,
): Promise<{ sandbox: Sandbox; graph: Graph; close(): Promise<void> }> {
  const log = createLog('silent');
  const sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds, log });
  const graph = connectGraph({ url: sandbox.url, credential: null, log })(
    '6f1c2d52-1f0f-4c0b-9f53-1d2f6c1f0a11',
  );
  return { sandbox, graph, close: () => sandbox.close() };
}

/** Asks until the answer is there; the test's own time limit ends it otherwise. */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(20);
  }
}
