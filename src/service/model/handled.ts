import type { DeliveryKey } from '../../store/deliveries.ts';

/** Messages that this process has answered and not yet marked as handled in the database. */
export interface Handled {
  has(key: DeliveryKey): boolean;
  /** Marks a message soon, together with others. */
  add(key: DeliveryKey): void;
  /** Marks what is left. */
  close(): Promise<void>;
}
