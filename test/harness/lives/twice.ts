import { textOf } from '../chat/card.ts';
import { messagesAbout, type Request } from './about.ts';
import { placeOf } from './places.ts';
import type { Stage } from './stage.ts';

/** Cards that tell what came of a request; they stay as they are. */
const results = ['published', 'changed', 'rejected', 'failed'] as const;

/** What an older message of a card says. */
const older = 'goes on in another card';

/** Returns what was told twice in one place although Teams had confirmed the first message. */
export async function toldTwice(stage: Stage, request: Request): Promise<string[]> {
  const notices = await stage.db
    .selectFrom('notice')
    .selectAll()
    .where('request_id', '=', request.id)
    .where('kind', 'in', results)
    .execute();
  const alive = messagesAbout(stage, request).filter(
    ({ message }) => !message.isDeleted && !message.isUnconfirmed,
  );
  const told = new Map<string, number>();
  for (const { kind, conversation_id: id, activity_ids: ids } of notices) {
    const place = placeOf(id);
    const here = alive.filter(({ message }) => ids.includes(message.id) && !textOf(message).includes(older));
    const key = `${kind} in ${place?.id ?? id}`;
    told.set(key, (told.get(key) ?? 0) + here.length);
  }
  return [...told].filter(([, times]) => times > 1).map(([key, times]) => `tells ${key} ${times} times`);
}
