import type { Text } from '../../language/sentence.ts';
import type { Turn } from '../turn.ts';

/** A word that people type. The help card lists all of them. */
export interface Command {
  name: string;
  usage: string;
  description: Text;
  /** Answers. What it resolves to is nobody's concern. */
  run(turn: Turn, text: string): Promise<unknown>;
}
