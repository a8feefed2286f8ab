import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before anything else is loaded, as it covers only what comes later: a second start then neither strips types nor
// compiles, which is half of a start. The folder lies beside the packages, as whoever can write it decides what the bot
// runs; where it cannot be written, nothing is kept. NODE_COMPILE_CACHE, if set, comes first.
// https://nodejs.org/api/module.html#module-compile-cache
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
await import('./main.ts');
