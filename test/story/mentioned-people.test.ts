import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { goodForm } from '../builders/good-form.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { cardOf, readable } from '../harness/chat/card.ts';
import { elementsOf } from '../harness/chat/read-card.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

const [olga, nadia, tom] = colleagues;

describe('people who are mentioned', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await ask(world, { name: 'p1', users: olga.id, groups: '' }, { room: analytics });
    await decide(world, await seePlan(world, 'p1'), 'request.approve');
    await world.see(analytics, 'p1 is published');
  });
  after(() => world.close());

  const bot = { id: '28:bot', name: 'Qlik Publisher' };
  const mention = (mentioned: { id: string; name: string; aadObjectId?: string; type?: string }) => ({
    type: 'mention',
    mentioned,
    text: `<at>${mentioned.name}</at>`,
  });
  const person = (who: { id: string; name: string }, aadObjectId = who.id) =>
    mention({ id: `29:${who.id}`, name: who.name, aadObjectId });

  /** Resolves to the card that answers; `@0`, `@1` in the text are the mentions. */
  async function answer(said: string, mentions: { text: string }[], overrides = {}): Promise<TeamsMessage> {
    const before = world.in(analytics).length;
    const text = said.replace(/@(\d)/g, (_all, index: string) => mentions[Number(index)]?.text ?? '');
    const entities = [mention(bot), ...mentions];
    const message = { text: `<at>${bot.name}</at> ${text}`, entities, ...overrides };
    assert.equal(await world.rita.say(analytics, '', message), 200);
    const [card, ...others] = world.in(analytics).slice(before);
    assert.ok(card && others.length === 0, `one answer to ${said}`);
    return card;
  }
  const inputs = (message: TeamsMessage) =>
    Object.fromEntries(
      elementsOf(cardOf(message)).flatMap(({ id, value }) => (typeof id === 'string' ? [[id, value]] : [])),
    );

  const both = `${tom.id}, ${nadia.id}`;
  const examples: [said: string, who: (typeof colleagues)[number][], users: string][] = [
    ['assign p1 @0', [tom], tom.id],
    ['assign @0 to p1', [tom], tom.id],
    ['assign p1 @0 and @1', [tom, nadia], both],
    ['@0 and @1 assign p1', [tom, nadia], both],
    ['unassign @0 from p1', [tom], tom.id],
    ['unassign @0, @1 from p1', [tom, nadia], both],
  ];
  for (const [said, who, users] of examples)
    it(`are in the form of “${said}”`, async () => {
      const form = await answer(
        said,
        who.map((one) => person(one)),
      );

      assert.match(readable(cardOf(form)), said.includes('unassign') ? /Unassign people/ : /Assign people/);
      assert.deepEqual([inputs(form)['users'], inputs(form)['groups']], [users, '']);
    });

  it('are found among the members where Teams names no object id', async () => {
    world.teams.members.set(analytics.id, [{ id: `29:${tom.id}`, aadObjectId: tom.id, name: tom.name }]);

    const form = await answer('assign p1 @0', [person(tom, '')]);

    assert.equal(inputs(form)['users'], tom.id);
  });

  it('are looked up by name where Teams does not know them, which the form says', async () => {
    const form = await answer('assign p1 @0', [mention({ id: '29:gone', name: tom.name })]);
    assert.equal(inputs(form)['users'], `@${tom.name}`);
    assert.match(readable(cardOf(form)), new RegExp(`Teams does not tell who ${tom.name} is`));

    const data = { ...goodForm, kind: 'assign', name: 'p1', users: `@${tom.name}`, groups: '' };
    await world.rita.click(analytics, form.id, 'request.submit', data);

    const plan = await world.see(approvals, 'Approval to assign p1: Waiting for approval');
    assert.match(readable(cardOf(plan)), new RegExp(`Found by name: ${tom.name}`));
  });

  it('are told from teams, tags and apps, whose names stay in the form', async () => {
    const others = [
      [
        { id: '19:it@thread.tacv2', name: 'IT, Team' },
        'groups',
        '"IT, Team"',
        /IT, Team is a team, a channel/,
      ],
      [{ id: 'MjQ=', name: 'Night', type: 'tag' }, 'groups', 'Night', /Night is a team, a channel or a tag/],
      [{ id: '28:other', name: 'Helper' }, 'groups', 'Helper', /Helper is an app/],
      [{ id: '29:gone', name: 'Ng, Ann' }, 'users', '"@Ng, Ann"', /does not tell who Ng, Ann is/],
    ] as const;
    for (const [mentioned, field, value, said] of others) {
      const form = await answer('assign p1 @0', [mention(mentioned)]);

      assert.equal(inputs(form)[field], value);
      assert.match(readable(cardOf(form)), said);
    }
  });
});
