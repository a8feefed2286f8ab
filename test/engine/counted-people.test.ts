import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { reduceRequest } from '../../src/service/views/reduce.ts';
import { changedCard } from '../../src/teams/cards/request/changed.ts';
import { requestStatusCard } from '../../src/teams/cards/request/request-status.ts';
import { requestTitle } from '../../src/teams/cards/words/request-words.ts';
import { colleagues } from '../../src/trial/people.ts';
import { textOf } from '../harness/chat/read-card.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { setAssigned } from '../harness/engine/hand-changes.ts';

const [olga, nadia, tom, wei] = colleagues;
const users = (...people: readonly { userPrincipalName: string }[]) =>
  people.map(({ userPrincipalName }) => userPrincipalName).join();

describe('the title of a request', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    const qlikUrl = 'https://sales.corp.contoso.com';
    await engine.run('publish', { name: 'sales', qlikUrl, users: users(nadia), groups: 'Qlik testers' });
  });
  after(() => engine.close());

  const titleOf = (request: RequestView) => english(requestTitle(request));
  const endOf = (request: RequestView) => textOf(changedCard('en', request));

  it('counts who gets access, not who was typed, and names the others at the end', async () => {
    const asked = await engine.ask('assign', {
      name: 'sales',
      users: `${users(olga, nadia)}, ${olga.userPrincipalName.toUpperCase()}`,
      groups: 'Qlik testers',
    });
    assert.equal(titleOf(asked), 'Assign 1 user to sales (2 have access already)');
    assert.equal(titleOf(reduceRequest(asked)), titleOf(asked));

    const done = await engine.approve(asked);

    assert.match(endOf(done), /^1 user assigned to sales \(2 had access already\)\n/);
    assert.match(endOf(done), /Had access already: Nadia Karim and Qlik testers\./);
    assert.doesNotMatch(endOf(reduceRequest(done)), /Nadia/);
  });

  it('stands above the names that the plan found, also for a user typed among the groups', async () => {
    const asked = await engine.ask('assign', {
      name: 'sales',
      users: users(wei, olga),
      groups: `Qlik testers, ${tom.name}`,
    });

    assert.equal(titleOf(asked), 'Assign 2 users to sales (2 have access already)');
    const card = textOf(requestStatusCard('en', asked));
    assert.match(card, /Users: (Wei Chen and Tom Becker|Tom Becker and Wei Chen)\n/);
    assert.doesNotMatch(card, /Groups:|@contoso\.com and/);
    assert.doesNotMatch(textOf(requestStatusCard('en', reduceRequest(asked))), /Wei|Tom/);
    await engine.reject(asked);
  });

  it('says that nobody had to be assigned, where all have access', async () => {
    const done = await engine.ask('assign', { name: 'sales', users: users(nadia) });

    assert.equal(titleOf(done), 'Assign people to sales (1 has access already)');
    assert.match(endOf(done), /^Nobody had to be assigned to sales \(1 had access already\)\n/);
    assert.match(
      endOf(reduceRequest(done)),
      /^Nobody had to be assigned[^]*nothing in the tenant had to change/,
    );
  });

  it('counts nobody who was assigned by hand', async () => {
    await setAssigned(engine, 'sales', tom.id, true);

    const asked = await engine.ask('assign', { name: 'sales', users: users(tom, wei) });

    assert.equal(titleOf(asked), 'Assign 1 user to sales (1 has access already)');
    await engine.reject(asked);
  });

  it('counts who loses access, not those who have none', async () => {
    const asked = await engine.ask('unassign', {
      name: 'sales',
      users: users(nadia, wei),
      groups: 'Qlik testers',
    });
    assert.equal(titleOf(asked), 'Unassign 1 user and 1 group from sales (1 has no access)');
    await engine.reject(asked);

    const idle = await engine.ask('unassign', { name: 'sales', users: users(wei) });

    assert.match(endOf(idle), /^Nobody had to be unassigned from sales \(1 had no access\)\n/);
    assert.match(endOf(idle), /Had no access: Wei/);
  });

  it('counts nobody before there is a plan', async () => {
    const asked = await engine.ask('assign', { name: 'sales', users: 'stranger@contoso.com' });

    assert.equal(titleOf(asked), 'Assign people to sales');
  });

  it('says that there was nothing to repair, or to update', async () => {
    await setAssigned(engine, 'sales', tom.id, false);
    const repaired = await engine.ask('repair', { name: 'sales' });
    const form = (await updateForm(engine.deps, 'sales')) ?? assert.fail('no form');
    const updated = await engine.ask('update', { ...form, reason: 'Because', name: 'sales' });

    assert.match(endOf(repaired), /^sales needed no repair\n/);
    assert.match(endOf(updated), /^sales was already as asked\n/);
  });
});
