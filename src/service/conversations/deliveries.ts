import { finishDelivery, giveBackDelivery, takeDelivery } from '../../store/deliveries.ts';
import type { Deps } from '../model/deps.ts';
import { NotNowError } from '../waiting/passing.ts';

/** Longer than handling any message takes; after that, the instance that took it is considered dead. */
const leaseSeconds = 30;

/**
 * Handles a message once, however often and to however many instances it is delivered. If `work` throws, the next
 * delivery repeats it. Throws NotNowError while another delivery of the message is being handled.
 */
export async function handleOnce(
  deps: Deps,
  conversationId: string,
  activityId: string,
  work: () => Promise<void>,
): Promise<void> {
  const { db, log } = deps;
  const taken = await takeDelivery(db, conversationId, activityId, leaseSeconds);
  if (taken === 'handled') return;
  if (taken === 'busy') throw new NotNowError('Another delivery of this message is being handled');
  try {
    await work();
  } catch (error) {
    await giveBackDelivery(db, conversationId, activityId).catch((err: unknown) =>
      log.warn({ err }, 'A message is given back when its time is over'),
    );
    throw error;
  }
  // The sender has been answered; at worst a late redelivery is answered again.
  await finishDelivery(db, conversationId, activityId).catch((err: unknown) =>
    log.warn({ err }, 'A handled message could not be marked'),
  );
}
