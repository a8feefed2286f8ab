import assert from 'node:assert/strict';
import { createLog } from '../../src/log.ts';
import { decide, publish, seePlan, ask } from '../harness/chat/ask.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

type Line = { msg: string } & Record<string, unknown>;

describe('the log', () => {
  const written: string[] = [];
  const lines: Line[] = [];
  let world: World;
  before(async () => {
    world = await startWorld({ log: createLog('debug', { write: (line) => void written.push(line) }) });
    await publish(world, 'logged');
    await ask(world, { name: 'refused' });
    await decide(world, await seePlan(world, 'refused'), 'request.approve', { who: world.tom });
    lines.push(...written.map((line) => JSON.parse(line) as Line));
  });
  after(() => world.close());

  const idOf = (name: string) => lines.find((line) => line.name === name)?.['requestId'];
  const linesWith = (message: string, requestId: unknown) =>
    lines.filter((line) => line.msg === message && line['requestId'] === requestId);

  it('follows a request by one id, from the click to the calls to Graph and the cards', () => {
    const id = idOf('logged');

    assert.match(String(id), /^[0-9a-f-]{36}$/);
    for (const message of ['Request submitted', 'Request planned', 'Request decided', 'Request done'])
      assert.equal(linesWith(message, id).length, 1, message);
    const writes = linesWith('graph call', id).filter(({ method }) => method !== 'GET');
    assert.ok(writes.length > 5);
    assert.ok(linesWith('Notice sent', id).length > 2);
  });

  it('says which activity led to a line', () => {
    const decided = linesWith('Request decided', idOf('logged'))[0];

    assert.ok(decided?.['activityId']);
    assert.equal(decided['type'], 'invoke');
  });

  it('tells a refusal with the request, the activity and the button', () => {
    const refusal = lines.find(({ msg }) => msg === 'Refused');

    assert.equal(refusal?.['requestId'], idOf('refused'));
    assert.equal(refusal?.['verb'], 'request.approve');
    assert.ok(refusal?.['activityId']);
  });

  it('says every field of a line once', () => {
    const fields = (line: string) =>
      [...line.matchAll(/[{,]"(requestId|activityId|type|verb)":/g)].map(([, name]) => name);

    assert.deepEqual(
      written.filter((line) => new Set(fields(line)).size < fields(line).length),
      [],
    );
  });
});
