import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { startProcess, type Started } from '../harness/process/start-process.ts';

describe('a folder of data', function () {
  this.timeout(60_000);
  let dataDir: string;
  let sandbox: Sandbox;
  const begun: Started[] = [];
  before(async () => {
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log: createLog('silent') });
  });
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'held-'));
  });
  afterEach(async () => {
    for (const one of begun.splice(0)) await one.kill();
    await rm(dataDir, { recursive: true, force: true });
  });
  after(() => sandbox.close());

  async function start(env: Record<string, string> = {}, options: { uid?: number } = {}): Promise<Started> {
    const started = await startProcess({ DATA_DIR: dataDir, ...env }, options);
    begun.push(started);
    return started;
  }

  const kinds: Record<string, () => Record<string, string>> = {
    'in the trial': () => ({}),
    'with a Microsoft Graph elsewhere': () => ({ GRAPH_URL: sandbox.url }),
  };
  for (const [kind, env] of Object.entries(kinds))
    it(`is one process’s alone ${kind}: a second is refused at once and touches nothing`, async () => {
      const beganAt = performance.now();
      const first = await start(env());
      assert.equal(await first.outcome, 'runs', first.said());
      const startTook = performance.now() - beganAt;
      const before = await readFile(join(dataDir, 'bot.json'), 'utf8');

      const startedAt = performance.now();
      const second = await start(env());

      assert.equal(await second.outcome, 'ended');
      assert.ok(performance.now() - startedAt < 2 * startTook);
      assert.notEqual(second.child.exitCode, 0);
      const who = `already running (process ${first.child.pid}, address ${first.url})`;
      assert.ok(second.said().includes(who), second.said());
      assert.match(second.said(), /Stop it first, or choose another folder with DATA_DIR/);
      assert.doesNotMatch(second.said(), /^\s+at /m);
      assert.equal(await readFile(join(dataDir, 'bot.json'), 'utf8'), before);
      assert.equal((await fetch(`${first.url}/ready`)).status, 200);
    });

  it('is one process’s alone when two start at the same moment', async () => {
    const both = await Promise.all([start(), start()]);

    const outcomes = await Promise.all(both.map(({ outcome }) => outcome));

    assert.deepEqual(outcomes.toSorted(), ['ended', 'runs']);
  });

  it('is free again the moment its holder is killed', async () => {
    const first = await start();
    assert.equal(await first.outcome, 'runs', first.said());
    await first.kill();

    const second = await start();

    assert.equal(await second.outcome, 'runs', second.said());
  });

  it('is free although the process id that was written down belongs to somebody else now', async () => {
    const holder = { process: process.pid, host: '', address: 'http://127.0.0.1:1', parts: [] };
    await writeFile(join(dataDir, 'bot.json'), JSON.stringify(holder));

    const started = await start();

    assert.equal(await started.outcome, 'runs', started.said());
  });

  it('is refused with a plain sentence when this user may not write there', async function () {
    // Needs a user other than root, who can write everywhere.
    if (process.getuid?.() !== 0) this.skip();
    await chmod(dataDir, 0o755);

    const started = await start({}, { uid: 65534 });

    assert.equal(await started.outcome, 'ended');
    assert.equal(
      started.said(),
      `The folder ${dataDir} cannot be written to by this user. Give it the right to, or choose another with DATA_DIR.\n`,
    );
  });

  it('that was lost in part is refused with a plain sentence, and nothing is begun anew', async () => {
    const first = await start();
    assert.equal(await first.outcome, 'runs', first.said());
    await first.kill();
    await rm(join(dataDir, 'pglite'), { recursive: true });

    const second = await start();

    assert.equal(await second.outcome, 'ended');
    assert.match(second.said(), /^The data in .* is damaged: pglite is lost\.\nTried: .*\nTo go on, restore/);
    assert.doesNotMatch(second.said(), /^\s+at /m);
    assert.ok(!(await readdir(dataDir)).includes('pglite'));
  });
});
