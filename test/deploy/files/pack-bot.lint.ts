import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Resolves with the address that a bot in trial prints once it runs. */
async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const address = /Bot (http:\S+),/.exec(output)?.[1];
    if (address) return address;
  }
  throw new Error(`The bot ended: ${output}`);
}

describe('the packed bot', () => {
  let child: ChildProcess | undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'packed-'));
  after(() => {
    child?.kill('SIGKILL');
    rmSync(dataDir, { recursive: true });
  });

  it('starts without the packages of developers, is ready, and ends when told to', async () => {
    execFileSync(process.execPath, ['deploy/pack-bot.ts'], { cwd: root });
    child = spawn(process.execPath, ['src/index.ts'], {
      cwd: join(root, 'dist', 'bot'),
      env: { PORT: '0', SANDBOX_PORT: '0', PLAYGROUND: 'off', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child?.once('exit', resolve));

    const answer = await fetch(`${await addressOf(child)}/ready`);
    child.kill('SIGTERM');

    assert.equal(answer.status, 200);
    assert.equal(await ended, 0);
  });
});
