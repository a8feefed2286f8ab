import { createLog } from '../../../src/log.ts';
import { startPlayground } from '../../../src/trial/playground/playground.ts';

/** A process that starts the chat windows it is told to, and says when they are there. */
process.once('message', async (options: Omit<Parameters<typeof startPlayground>[0], 'log'>) => {
  await startPlayground({ ...options, log: createLog('silent') });
  process.send?.('started');
});
