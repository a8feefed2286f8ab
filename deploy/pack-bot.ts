// Makes dist/bot, the bot as it runs on a host with Node 24, and dist/bot.zip, the same as one file to deploy.
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { packageContents, trialFolder } from './package-contents.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'dist', 'bot');

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const name of packageContents)
  cpSync(join(root, name), join(target, name), {
    recursive: true,
    filter: (path) => path !== join(root, trialFolder),
  });
// No production package needs its install script, so the folder works on every system. On Windows npm is a script.
execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
  cwd: target,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
execFileSync(process.execPath, [join(root, 'deploy', 'remove-needless.ts'), join(target, 'node_modules')]);
execFileSync(process.execPath, [join(root, 'deploy', 'bundle.ts'), target], { stdio: 'inherit' });
const files = globSync('**/*', { cwd: target }).filter((path) => statSync(join(target, path)).isFile());
const entries = files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(target, path))] as const);
const archive = zipSync(Object.fromEntries(entries));
writeFileSync(`${target}.zip`, archive);
const bytes = entries.reduce((sum, [, content]) => sum + content.length, 0);
const megabytes = (size: number) => Math.round(size / 1_000_000);
console.log(
  `dist/bot.zip is ready: ${files.length} files, ${megabytes(archive.length)} MB, unpacked ${megabytes(bytes)} MB.`,
);
