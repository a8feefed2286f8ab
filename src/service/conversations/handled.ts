import { finishDeliveries, type DeliveryKey } from '../../store/deliveries.ts';
import type { Db } from '../../store/db.ts';
import type { Log } from '../../log.ts';
import type { Handled } from '../model/handled.ts';

/** Far below the lease of a message, so that no other instance takes it up meanwhile. */
const soonMs = 100;

/**
 * Marks handled messages in one statement for all of a moment. The sender has been answered; at worst, if the process is
 * killed before, a late redelivery is answered again.
 */
export function createHandled(db: Db, log: Log): Handled {
  const waiting = new Map<string, DeliveryKey>();
  let marking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  const keyOf = ({ conversationId, activityId }: DeliveryKey) => JSON.stringify([conversationId, activityId]);
  const mark = async () => {
    timer = null;
    const now = [...waiting];
    if (now.length === 0) return;
    await finishDeliveries(
      db,
      now.map(([, key]) => key),
    ).catch((err: unknown) => log.warn({ err }, 'Handled messages could not be marked'));
    for (const [key] of now) waiting.delete(key);
  };
  return {
    has: (key) => waiting.has(keyOf(key)),
    add: (key) => {
      waiting.set(keyOf(key), key);
      timer ??= setTimeout(() => (marking = mark()), soonMs);
    },
    close: async () => {
      await marking;
      if (timer) clearTimeout(timer);
      await mark();
    },
  };
}
