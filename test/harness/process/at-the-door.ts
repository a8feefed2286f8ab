import assert from 'node:assert/strict';
import { startDoor, type DoorProcess } from './door.ts';
import { sendRaw, whole } from './raw-http.ts';

/** The request line with which Teams posts activities. */
export const post = 'POST /api/messages';
export const json = { 'content-type': 'application/json' };
/** The statuses for an activity that is read and comes from nobody. */
export const read = [401];

/** A bot in its own process, and how a stranger talks to it. */
export interface AtTheDoor {
  door(): DoorProcess;
  /** Something that looks like a token, which gets a stranger as far as they can get. */
  authorization: Record<string, string>;
  /** Sends an activity and resolves to the statuses of the answers. */
  statusOf(headers: Record<string, string>, body: string | Buffer): Promise<number[]>;
}

/** Runs one bot for a `describe`. Asserts after each test that it runs, is healthy and has left no file behind. */
export function atTheDoor(isSigned: boolean): AtTheDoor {
  let started: DoorProcess | null = null;
  const door = () => started ?? assert.fail('The bot was not started');
  const authorization: Record<string, string> = isSigned ? { authorization: 'Bearer a.b.c' } : {};
  before(async function () {
    this.timeout(120_000);
    started = await startDoor(isSigned);
  });
  after(() => started?.close());
  afterEach(async () => {
    assert.ok(door().isRunning(), door().output());
    assert.equal((await fetch(`${door().url}/health`)).status, 200);
    assert.deepEqual(door().temporaryFiles(), []);
  });
  const statusOf: AtTheDoor['statusOf'] = async (headers, body) => {
    const { port } = door();
    return (await sendRaw(port, whole(port, post, { ...authorization, ...headers }, body))).statuses;
  };
  return { door, authorization, statusOf };
}
