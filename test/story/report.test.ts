import assert from 'node:assert/strict';
import { administrator } from '../../src/trial/people.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { startDrive, type FakeDrive } from '../fakes/drive.ts';
import { publish } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/card.ts';
import type { Person } from '../harness/chat/person.ts';
import { approvals, analytics, chat } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';

const adamsChat = { id: 'a:adam', kind: 'personal' } as const;

describe('the report', () => {
  let world: World;
  let drive: FakeDrive;
  before(async () => {
    [world, drive] = await Promise.all([startWorld(), startDrive()]);
    await publish(world, 'sales', analytics);
  });
  after(async () => {
    await drive.close();
    await world.close();
  });

  const kindOf = ({ activity }: TeamsMessage) =>
    String(Reflect.get(activity.attachments?.[0] ?? {}, 'contentType'))
      .split('.')
      .at(-1);
  const shown = (kind: string) => world.in(adamsChat).filter((one) => kindOf(one) === kind);

  /** Types `report` and returns how to answer the offer. */
  async function offered(who: Person = world.adam, word = 'report') {
    const before = new Set(shown('consent'));
    await who.say(adamsChat, word);
    const offer = shown('consent').find((one) => !before.has(one));
    assert.ok(offer);
    const content = offer.activity.attachments?.[0]?.content;
    const context: unknown = Reflect.get(Object(content), 'acceptContext');
    const send = (value: object, as = who, room: typeof adamsChat | typeof chat = adamsChat) =>
      as.invoke(
        room,
        'fileConsent/invoke',
        { type: 'fileUpload', context, ...value },
        { replyToId: offer.id },
      );
    const accept = (name: string, as = who) =>
      send({ action: 'accept', uploadInfo: drive.placeFor(name) }, as);
    return { offer, send, accept };
  }

  async function untilFiles(count: number): Promise<void> {
    for (let look = 0; look < 300 && shown('info').length < count; look++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(shown('info').length, count);
  }

  it('comes as a file that an approver accepts, once, and the offer is gone', async () => {
    const { offer, accept } = await offered();

    const answer = await accept('first.csv');
    await untilFiles(1);
    await accept('second.csv');

    assert.deepEqual(answer, { status: 200, body: {} });
    const csv = drive.files.get('first.csv') ?? '';
    assert.match(csv, /^\uFEFFReport of,Publication,State,External addresses,Asked by/);
    assert.match(csv, /\r\n20\d\d-\d\d-\d\dT[^,]+Z,sales,Published,https:\/\/sales/);
    assert.match(csv, new RegExp(`,${administrator.name},20`));
    assert.deepEqual([...drive.files.keys()], ['first.csv']);
    assert.equal(offer.isDeleted, true);
    await world.see(adamsChat, 'This offer has been answered already');
  });

  it('is read in the chat by whoever does not want a file', async () => {
    const { send } = await offered();

    await send({ action: 'decline' });

    const page = textOf(await world.see(adamsChat, 'Report'));
    assert.match(page, /sales.*Published/s);
    assert.match(page, new RegExp(`Approved by ${administrator.name}`));
    assert.match(page, /Access: /);
  });

  it('is in the language of its reader', async () => {
    const adam = world.as({ ...administrator, locale: 'de-DE' });
    const { accept } = await offered(adam, 'bericht');

    await accept('deutsch.csv');
    await untilFiles(2);

    assert.match(drive.files.get('deutsch.csv') ?? '', /^\uFEFFBericht vom,Veröffentlichung,Zustand/);
  });

  it('is read where approvals are asked for, and nowhere else where others read', async () => {
    await world.adam.say(approvals, 'report');
    await world.adam.say(analytics, 'report');

    assert.match(textOf(await world.see(approvals, 'Report')), /sales/);
    await world.see(analytics, 'Not everybody here may read the report');
  });

  it('is for approvers: at the command and at the click', async () => {
    await world.rita.say(chat, 'report');
    await world.see(chat, 'The report is for approvers');
    const { send, accept } = await offered();

    await accept('stolen.csv', world.rita);
    await send({ action: 'accept', uploadInfo: drive.placeFor('stolen.csv') }, world.rita, chat);

    await world.see(adamsChat, 'This file was offered to somebody else');
    await world.see(chat, 'This file is not offered any more');
    assert.equal(drive.files.has('stolen.csv'), false);
  });

  it('is stored a little later if OneDrive cannot take it at once, and else says so', async () => {
    drive.refusals.push({ status: 503 });
    const later = await offered();
    await later.accept('later.csv');
    await untilFiles(3);
    drive.refusals.push({ status: 302, location: 'http://127.0.0.1:1/' });
    const never = await offered();
    await never.accept('never.csv');

    await world.see(adamsChat, 'The report could not be stored as a file');

    assert.deepEqual([drive.files.has('later.csv'), drive.files.has('never.csv')], [true, false]);
  });

  it('is not called lost if it may be stored, although nobody said so', async () => {
    drive.refusals.push({ status: 504, isKept: true });
    const { accept } = await offered();

    await accept('kept_file.csv');

    const told = textOf(await world.see(adamsChat, 'It is not certain that the report was stored'));
    assert.match(told, /Look for kept.?_file\.csv in your OneDrive/);
    assert.deepEqual([drive.files.has('kept_file.csv'), shown('info').length], [true, 3]);
  });

  it('is answered in words, whatever is sent instead of an answer', async () => {
    const { send } = await offered();
    for (const value of [{}, { action: 'accept' }, { action: 'accept', uploadInfo: { uploadUrl: 7 } }])
      assert.deepEqual(await send(value), { status: 200, body: {} });

    await world.see(adamsChat, 'This file is not offered any more', 3);
  });
});
