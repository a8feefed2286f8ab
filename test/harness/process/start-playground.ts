import { createLog } from '../../../src/log.ts';
import { startPlayground } from '../../../src/trial/playground/playground.ts';

/** A process that starts the chat windows it is told to, and reports when they are up. */
process.once('message', async (options: Omit<Parameters<typeof startPlayground>[0], 'log'>) => {
  await startPlayground({ ...options, log: createLog('silent') });
  process.send?.('started');
});
