import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestView } from '../../../src/service/model/view.ts';
import { refuseConnectorGroup } from './by-hand.ts';
import type { Engine } from './engine.ts';
import { writesOf } from './passing-time.ts';

let count = 0;

/** A publication that waits for approval, with a name of its own. */
export async function askedFor(engine: Engine): Promise<RequestView> {
  const name = `asked-${++count}`;
  return engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
}

/** A publication that was approved and has failed half-way. */
export async function halfWay(engine: Engine): Promise<RequestView> {
  const asked = await askedFor(engine);
  const off = refuseConnectorGroup(engine);
  const failed = await engine.approve(asked);
  off();
  assert.equal(failed.state, 'failed');
  assert.ok((await writesOf(engine, failed)) > 0);
  return failed;
}

/** Until a request says what it waits for: twenty seconds. */
export async function untilWaiting({ deps }: Engine, id: string): Promise<void> {
  for (let look = 0; look < 400; look++) {
    const rows = deps.db.selectFrom('request').select('waiting_for').where('id', '=', id);
    if ((await rows.executeTakeFirstOrThrow()).waiting_for !== '') return;
    await sleep(50);
  }
  assert.fail('It does not wait');
}
