import { start } from '../sandbox-calls.ts';

const sandbox = await start({ dataDir: process.argv[2] ?? null });
process.send?.(sandbox.url);
