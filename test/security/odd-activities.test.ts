import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { requester } from '../../src/trial/people.ts';
import { sendActivity, type Room } from '../harness/chat/person.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

/** Values that no property should have; `undefined` leaves it out. */
const odd: unknown[] = [undefined, null, 7, { id: 7 }, [{ type: 7 }, 'x'], 'a'.repeat(5000)];
const properties = [
  'type id timestamp text locale entities attachments from recipient conversation channelData',
  'channelId serviceUrl value replyToId name action membersAdded membersRemoved',
].flatMap((words) => words.split(' '));
const types = [
  'message messageUpdate messageDelete messageReaction conversationUpdate installationUpdate typing',
  'event trace handoff endOfConversation command invoke contactRelationUpdate later',
].flatMap((words) => words.split(' '));

const ofUse = ['message', 'conversationUpdate', 'invoke'];

describe('an odd activity', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ bindApprovals: false });
  });
  after(() => world.close());

  const from = { id: `29:${requester.id}`, name: requester.name, aadObjectId: requester.id };
  const usual = (room: Room = chat) => ({
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: world.teams.serviceUrl,
    from,
    recipient: { id: '28:bot', name: 'Qlik Publisher' },
    conversation: { id: room.id, conversationType: room.kind, tenantId: world.sandbox.tenantId },
    channelData: { tenant: { id: world.sandbox.tenantId }, eventType: 'editMessage' },
    text: 'connectors',
  });
  const statusOf = async (activity: object) => (await sendActivity(world.bot.url, activity, '')).status;
  const heard = () => world.in(chat).length;

  for (const type of types)
    it(`of the type ${type} is answered or ignored, whatever is odd in it`, async function () {
      this.timeout(60_000);
      // What is only ignored reads the same properties: one odd value tells as much.
      const values = ofUse.includes(type) ? odd : [null];
      const activities = properties.flatMap((property) =>
        values.map((value) => {
          const room: Room = { id: `a:${randomUUID()}`, kind: 'personal' };
          return { ...usual(room), type, text: 'help', [property]: value };
        }),
      );
      const statuses = await Promise.all(activities.map(statusOf));

      const failed = activities.filter((_, i) => (statuses[i] ?? 500) >= 500);
      assert.deepEqual(failed, []);
    });

  it('is a message that is understood all the same', async () => {
    for (const changes of [
      { entities: null, attachments: null, locale: 7, timestamp: 'yesterday', replyToId: {} },
      { from: { ...from, name: undefined, aadObjectId: requester.id.toUpperCase() } },
      { recipient: undefined, channelData: null },
      { conversation: { id: chat.id, tenantId: world.sandbox.tenantId }, channelData: 'x' },
      { text: null, attachments: [{ contentType: 'text/html', content: '<p>connectors</p>' }] },
      { type: 'message', deliveryMode: 'expectReplies' },
    ]) {
      const before = heard();
      assert.equal(await statusOf({ ...usual(), ...changes }), 200);
      assert.equal(heard(), before + 1, JSON.stringify(changes));
    }
  });

  it('is an edit: answered once, as if typed anew', async () => {
    const message = { ...usual(), text: 'connectors' };
    const edit = { ...message, type: 'messageUpdate', text: 'list', timestamp: '2026-11-26T10:00:00Z' };
    const before = heard();

    for (const activity of [message, edit, edit, message]) assert.equal(await statusOf(activity), 200);
    assert.equal(heard(), before + 2);
    const again = { ...edit, timestamp: '2026-11-26T10:01:00Z' };
    const restored = { ...again, channelData: { ...edit.channelData, eventType: 'undeleteMessage' } };
    for (const activity of [again, restored, { ...again, type: 'messageDelete' }]) await statusOf(activity);
    assert.equal(heard(), before + 3);
  });

  it('is an invoke that gets what Teams expects of its name', async () => {
    const bodies: [name: string, key: string][] = [
      ['task/fetch', 'task'],
      ['task/submit', 'task'],
      ['message/fetchTask', 'task'],
      ['composeExtension/query', 'composeExtension'],
      ['composeExtension/queryLink', 'composeExtension'],
      ['composeExtension/fetchTask', 'task'],
      ['application/search', 'value'],
      ['tab/fetch', 'tab'],
      ['adaptiveCard/action', 'statusCode'],
    ];
    for (const [name, key] of bodies) {
      const { status, body } = await world.rita.invoke(chat, name, {});
      assert.equal(status, 200, name);
      assert.ok(Object.hasOwn(Object(body), key), name);
    }
    for (const name of [
      'fileConsent/invoke',
      'signin/verifyState',
      'signin/failure',
      'config/fetch',
      'later/new',
    ])
      assert.equal((await world.rita.invoke(chat, name, {})).status, 200, name);
  });

  it('mentions people by what Teams tells of them', async () => {
    const room = analytics;
    const tom = randomUUID();
    world.teams.members.set(room.id, [{ id: '29:tom', aadObjectId: tom, name: 'Tom' }]);
    const mention = (id: string, name: string, more = {}) => ({
      type: 'mention',
      mentioned: { id, name, ...more },
      text: `<at>${name}</at>`,
    });
    const bot = mention('28:bot', 'Qlik Publisher');
    const text = '<at>Qlik Publisher</at> connectors <at>Tom</at>';

    assert.equal(await statusOf({ ...usual(room), text, entities: [bot, mention('29:tom', 'Tom')] }), 200);
    assert.equal(await statusOf({ ...usual(room), text, entities: [bot, mention('29:gone', 'Tom')] }), 200);

    assert.equal(world.in(room).length, 2);
  });
});
