import assert from 'node:assert/strict';
import { createLog } from '../../src/log.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { seededRandom } from '../../src/trial/sandbox/faults/seeded-random.ts';
import { startDoor, type DoorProcess } from '../harness/process/door.ts';
import { sendRaw } from '../harness/process/raw-http.ts';
import { createBytes, type Bytes } from '../builders/strange-bytes.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 13);
const seconds = 8;
const atOnce = 24;

/** What an answer must never hold: where it was made, and by what. */
const inside = /node_modules|\bat \S+ \(|\.ts:\d|Error:|restify|zlib|InternalError|cause|hunter2/iu;
const said = ['Internal error', 'The bot is starting', 'Too much at once'];

/** Sends strange bytes for a while, many at once; resolves to how many, and to what should not have come back. */
async function storm(port: number, bytes: () => Bytes): Promise<{ sent: number; wrong: string[] }> {
  const until = Date.now() + seconds * 1000;
  const wrong: string[] = [];
  let sent = 0;
  const one = async () => {
    while (Date.now() < until) {
      const { parts, name } = bytes();
      const { text } = await sendRaw(port, parts, 60);
      sent++;
      const isBad = /HTTP\/1\.1 5\d\d /.test(text) && !said.some((words) => text.includes(words));
      const [, ...bodies] = text.split('\r\n\r\n');
      if (isBad || inside.test(bodies.join('\n'))) wrong.push(`${name}\n${text.slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { sent, wrong };
}

for (const isSigned of [true, false])
  describe(`strange bytes to a bot ${isSigned ? 'with' : 'without'} a registration (FUZZ_SEED=${seed})`, () => {
    let door: DoorProcess;
    before(async function () {
      this.timeout(120_000);
      door = await startDoor(isSigned);
    });
    after(() => door.close());

    it('end nothing, tell nothing, and leave nothing behind', async function () {
      this.timeout(60_000);
      const random = seededRandom(seed);
      const bytes = createBytes(random, door.port, '/api/messages');
      const before = door.memoryMb();

      const { sent, wrong } = await storm(door.port, bytes);

      assert.ok(door.isRunning(), door.output());
      assert.deepEqual(wrong, []);
      assert.ok(sent > 200, `${sent} were sent`);
      assert.equal((await fetch(`${door.url}/health`)).status, 200);
      assert.equal((await fetch(`${door.url}/ready`)).status, 200);
      assert.deepEqual(door.temporaryFiles(), []);
      assert.ok(door.memoryMb() - before < 250, `${before} MB before, ${door.memoryMb()} after`);
    });
  });

describe('strange bytes to the stand-in tenant', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log: createLog('silent') });
  });
  after(() => sandbox.close());

  it('end nothing and tell nothing', async function () {
    this.timeout(60_000);
    const port = Number(new URL(sandbox.url).port);
    const bytes = createBytes(seededRandom(seed), port, '/v1.0/users');

    const { sent, wrong } = await storm(port, bytes);

    assert.deepEqual(wrong, []);
    assert.ok(sent > 200, `${sent} were sent`);
    assert.equal((await fetch(`${sandbox.url}/v1.0/organization`)).status, 200);
  });
});
