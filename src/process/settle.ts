import { Session } from 'node:inspector/promises';
import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Ends a start: keeps what was compiled for the next one (Node itself does so only at a regular exit, and a bot may be
 * killed), and gives back the memory that only the start needed, a quarter of all. V8 would keep that until the bot has
 * had nothing to do for minutes. Nothing else runs in the meantime: a fifth of a second. From now on, V8 collects garbage
 * when the heap has doubled, not to the threefold: a busy day then leaves it 100 MB smaller. Sooner would cost a message
 * another twentieth of its processor time.
 * https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#method-collectGarbage
 */
export async function settle(): Promise<void> {
  flushCompileCache();
  setFlagsFromString('--heap-growing-percent=100');
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}
