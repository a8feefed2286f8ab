import { english } from '../../../src/language/say.ts';
import type { Text } from '../../../src/language/sentence.ts';
import type { Engine } from './engine.ts';

/** Something the watch has told: where, how loudly, and its title. */
export interface ToldNews {
  kind: string;
  place: string;
  tone: string;
  title: string;
  lines: string[];
}

/** Returns what the watch has told, the oldest first. */
export async function toldNews({ deps }: Pick<Engine, 'deps'>): Promise<ToldNews[]> {
  const rows = await deps.db.selectFrom('news').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(({ kind, conversation_id: place, data }) => {
    const { tone, title, lines } = data as { tone: string; title: Text; lines: Text[] };
    return { kind, place: place ?? '', tone, title: english(title), lines: lines.map(english) };
  });
}

/** Returns the titles of what the watch has told. */
export async function titles(engine: Pick<Engine, 'deps'>): Promise<string[]> {
  return (await toldNews(engine)).map(({ tone, title }) => `${tone}: ${title}`);
}

/** Forgets what was told before. */
export async function forgetTold({ deps }: Pick<Engine, 'deps'>): Promise<void> {
  await deps.db.deleteFrom('news').execute();
}
