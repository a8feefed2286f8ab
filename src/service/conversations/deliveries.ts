import { giveBackDelivery } from '../../store/deliveries.ts';
import type { Deps } from '../model/deps.ts';
import { NotNowError } from '../waiting/passing.ts';
import { heardFrom } from './heard-from.ts';
import { learnOf, seenBy, type Told } from './learn.ts';

/**
 * Learns from a message and handles it once, however often and to however many instances it is delivered. If `work`
 * throws, the next delivery repeats it. Throws NotNowError while another delivery of the message is being handled.
 */
export async function handleOnce(
  deps: Deps,
  told: Told,
  activityId: string,
  work: () => Promise<void>,
): Promise<void> {
  const { db, hear, log, handled } = deps;
  const key = { conversationId: told.conversation.id, activityId };
  if (handled.has(key)) return;
  const { taken, near } = await hear({ seen: seenBy(told), activityId });
  if (taken === 'handled') return;
  if (taken === 'busy') throw new NotNowError('Another delivery of this message is being handled');
  try {
    await learnOf(deps, told, near);
    await work();
  } catch (error) {
    await giveBackDelivery(db, key).catch((err: unknown) =>
      log.warn({ err }, 'A message is given back when its time is over'),
    );
    throw error;
  }
  handled.add(key);
  await heardFrom(deps, told.conversation);
}
