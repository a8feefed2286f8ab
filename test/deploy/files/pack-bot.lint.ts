import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../../src/log.ts';
import { startSandbox } from '../../../src/trial/sandbox/sandbox.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const bot = join(root, 'dist', 'bot');
const start = (env: Record<string, string>) =>
  spawn(process.execPath, ['bundle/index.js'], { cwd: bot, env, stdio: ['ignore', 'pipe', 'pipe'] });

/** Resolves to a bot's address once its log says that it has started. */
async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const address = /"url":"(http:[^"]+)".*Bot started/.exec(output)?.[1];
    if (address) return address;
  }
  throw new Error(`The bot ended: ${output}`);
}

describe('the packed bot', () => {
  let child: ChildProcess | undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'packed-'));
  before(() => execFileSync(process.execPath, ['deploy/pack-bot.ts'], { cwd: root }));
  after(() => {
    child?.kill('SIGKILL');
    rmSync(dataDir, { recursive: true });
  });

  it('starts without the packages of developers, is ready, and ends when told to', async () => {
    const tenant = await startSandbox({
      port: 0,
      dataDir: null,
      replicationSeconds: 0,
      log: createLog('silent'),
    });
    child = start({ PORT: '0', GRAPH_URL: tenant.url, DATA_DIR: dataDir });
    const ended = new Promise((resolve) => child?.once('exit', resolve));

    const answer = await fetch(`${await addressOf(child)}/ready`);
    child.kill('SIGTERM');

    assert.equal(answer.status, 200);
    assert.equal(await ended, 0);
    await tenant.close();
  });

  it('can load every package it holds', () => {
    const script = `
      import { readFileSync } from 'node:fs';
      const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
      for (const name of Object.keys(dependencies)) await import(name);
      process.exit(0);`;

    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: bot });
  });

  it('is small', () => {
    const files = globSync('**/*', { cwd: bot }).map((name) => statSync(join(bot, name)));

    const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);

    assert.ok(bytes < 60 * 1024 * 1024, `${bytes} bytes`);
  });

  it('has no trial, and says so where nothing else is set', async () => {
    const lonely = start({ PORT: '0', DATA_DIR: join(bot, 'package.json', 'unusable') });
    let said = '';
    lonely.stderr.on('data', (chunk) => (said += String(chunk)));

    const code = await new Promise((resolve) => lonely.once('exit', resolve));

    assert.equal(code, 1);
    assert.match(said, /no trial in this package/);
    assert.equal(existsSync(join(bot, 'src', 'trial')), false);
  });
});
