import assert from 'node:assert/strict';
import { administrator, colleagues, requester } from '../../src/trial/people.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { elementsOf, type CardNode } from '../harness/chat/read-card.ts';
import { cardOf, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { openForm } from '../harness/chat/see.ts';

const [olga, nadia] = colleagues;
/** Of Teams the form only looks at the scheme; unsigned activities come from this machine. */
const inTeams = { serviceUrl: 'https://localhost/emea/' };

describe('people in Teams', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  /** The input for users on the form that a refused one comes back as. */
  async function refusedUsers(users: string, overrides = {}): Promise<CardNode> {
    const { id } = await openForm(world, world.rita, chat);
    const form = { ...goodForm, qlikUrl: '', users };
    const { body } = await world.rita.click(chat, id, 'request.submit', form, overrides);
    const [input, ...others] = elementsOf(body.value).filter((one) => one.id === 'users');
    assert.ok(input && others.length === 0, 'one input for users');
    return input;
  }

  it('are picked by searching the organisation, those chosen shown by their names', async () => {
    const input = await refusedUsers(`${olga.id},${nadia.userPrincipalName}`, inTeams);

    assert.equal(input.type, 'Input.ChoiceSet');
    assert.deepEqual(Reflect.get(input, 'choices.data'), {
      type: 'Data.Query',
      dataset: 'graph.microsoft.com/users',
    });
    assert.equal(input.value, `${olga.id},${nadia.userPrincipalName}`);
    assert.deepEqual(input.choices, [
      { title: olga.name, value: olga.id },
      { title: nadia.userPrincipalName, value: nadia.userPrincipalName },
    ]);
  });

  it('have an empty list of choices while nobody is chosen', async () => {
    const input = await refusedUsers('', inTeams);

    assert.deepEqual(input.choices, []);
  });

  it('are typed where nobody can be picked, and where there are very many', async () => {
    const typed = await refusedUsers(olga.userPrincipalName);
    const many = Array.from({ length: 51 }, (_, index) => `user${index}@contoso.com`).join(', ');
    const long = await refusedUsers(many, inTeams);

    assert.deepEqual([typed.type, typed.value], ['Input.Text', olga.userPrincipalName]);
    assert.deepEqual([long.type, long.value], ['Input.Text', many]);
  });

  it('who were picked are named on the cards, never by an object id', async () => {
    await ask(world, { name: 'picked', users: olga.id, groups: '' }, { room: analytics });
    await decide(world, await seePlan(world, 'picked'), 'request.approve');
    await world.see(analytics, 'picked is published');
    await world.rita.say(analytics, `assign picked ${nadia.id}`);
    const form = await world.see(analytics, 'Assign people to picked');
    const data = { kind: 'assign', name: 'picked', users: nadia.id, groups: '', reason: 'Helps' };

    await world.rita.click(analytics, form.id, 'request.submit', data);

    const status = await world.see(analytics, 'Request to assign picked: Waiting for approval');
    assert.match(textOf(status), new RegExp(nadia.name));
    assert.doesNotMatch(textOf(status), new RegExp(nadia.id));
  });

  it('who test are mentioned in the channel the request was made in', async () => {
    await ask(world, { name: 'tested', users: olga.id, groups: '' }, { room: analytics });
    await decide(world, await seePlan(world, 'tested'), 'request.approve');

    const published = cardOf(await world.see(analytics, 'tested is published'));

    assert.deepEqual(mentionedIn(published), [requester.id, olga.id].toSorted());
    assert.match(JSON.stringify(published), new RegExp(`<at>${olga.name}</at>`));
  });

  it('who may approve are mentioned where it is asked for, until it is decided', async () => {
    await ask(world, { name: 'called' });
    const plan = await seePlan(world, 'called');

    const called = mentionedIn(cardOf(plan));
    assert.ok(called.includes(administrator.id) && called.includes(olga.id));
    assert.ok(!called.includes(requester.id));

    await decide(world, plan, 'request.reject', { comment: 'No' });
    const rejected = await world.see(approvals, 'Approval to publish called: Rejected');
    assert.deepEqual(mentionedIn(cardOf(rejected)), []);
  });

  it('who cannot read a chat are not mentioned in it', async () => {
    await ask(world, { name: 'private', users: olga.id, groups: '' });
    await decide(world, await seePlan(world, 'private'), 'request.approve');

    const published = await world.see(chat, 'private is published');

    assert.deepEqual(mentionedIn(cardOf(published)), [requester.id]);
    assert.match(textOf(published), new RegExp(olga.name));
  });
});

/** Object ids of those a card mentions; each mention stands in its text. */
function mentionedIn(card: unknown): string[] {
  const entities = elementsOf(card).filter(({ type }) => type === 'mention');
  const text = JSON.stringify(Reflect.get(Object(card), 'body'));
  for (const entity of entities) assert.ok(text.includes(String(entity.text)), String(entity.text));
  return entities.map((one) => String(Reflect.get(Object(Reflect.get(one, 'mentioned')), 'id'))).toSorted();
}
