import type { Text } from '../../language/sentence.ts';
import type { Turn } from '../turn.ts';

/** A word that people type. The help card lists all of them. */
export interface Command {
  name: string;
  usage: string;
  description: Text;
  run(turn: Turn, text: string): Promise<void>;
}
