import assert from 'node:assert/strict';
import { startDoor, type DoorProcess } from './door.ts';
import { sendRaw, whole } from './raw-http.ts';

/** Where Teams posts activities. */
export const post = 'POST /api/messages';
export const json = { 'content-type': 'application/json' };
/** What an activity gets that is read, and is no activity of anybody. */
export const read = [401];

/** A bot in a process of its own, and how a stranger speaks to it. */
export interface AtTheDoor {
  door(): DoorProcess;
  /** Whoever brings something like a token gets as far as a stranger can. */
  authorization: Record<string, string>;
  /** The statuses that an activity is answered with. */
  statusOf(headers: Record<string, string>, body: string | Buffer): Promise<number[]>;
}

/** For a `describe`: one bot for its tests, which runs, is well and has left no file behind after each of them. */
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
