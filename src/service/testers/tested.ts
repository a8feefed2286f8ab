import type { Db } from '../../store/db.ts';
import { countTests, findLastWorks } from '../../store/test-reports.ts';
import type { Round } from '../../store/test-asks.ts';
import { seenValues } from '../model/publication/seen.ts';
import type { Tested } from '../model/publication/tested.ts';

/** Returns what people have said of a publication since its settings last changed, and who said last that it works. */
export async function testedView(db: Db, round: Round): Promise<Tested> {
  const [counted, works] = await Promise.all([countTests(db, round.id), findLastWorks(db, round.id)]);
  const of = (seen: string) => counted.find((one) => one.seen === seen)?.people ?? 0;
  const counts = seenValues.map((seen) => ({ seen, people: of(seen) })).filter(({ people }) => people > 0);
  const answered = counts.reduce((sum, { people }) => sum + people, 0);
  return {
    asked: answered + of(''),
    answered,
    counts,
    verified: works
      ? { by: works.person_name, at: works.at.toISOString(), isBefore: works.round < round.test_round }
      : null,
  };
}
