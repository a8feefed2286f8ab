import assert from 'node:assert/strict';
import { startDrive } from '../../fakes/drive.ts';
import { eventually } from '../eventually.ts';
import type { Room } from '../chat/person.ts';
import type { World } from '../chat/world.ts';

const adamsChat: Room = { id: 'a:adam', kind: 'personal' };

/** The report is accepted as a file, and declined once. */
export async function reported(world: World): Promise<void> {
  const drive = await startDrive();
  try {
    for (const answer of [
      { action: 'accept', uploadInfo: drive.placeFor('report.csv') },
      { action: 'decline' },
    ]) {
      await world.adam.say(adamsChat, 'report');
      const offer = world.in(adamsChat).at(-1);
      const content = offer?.activity.attachments?.[0]?.content;
      const context: unknown = Reflect.get(Object(content), 'acceptContext');
      const value = { type: 'fileUpload', context, ...answer };
      await world.adam.invoke(adamsChat, 'fileConsent/invoke', value, { replyToId: offer?.id });
    }
    await eventually(async () => assert.ok(drive.files.has('report.csv')), 20);
  } finally {
    await drive.close();
  }
}
