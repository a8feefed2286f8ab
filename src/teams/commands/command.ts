import type { Text } from '../../language/sentence.ts';
import type { Turn } from '../turn.ts';

/** A word people type. The help card is made from these. */
export interface Command {
  name: string;
  usage: string;
  description: Text;
  run(turn: Turn, text: string): Promise<void>;
}
