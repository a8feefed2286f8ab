import { start } from '../sandbox/sandbox-calls.ts';

const sandbox = await start({ dataDir: process.argv[2] ?? null });
process.send?.(sandbox.url);
