import type { Text } from '../../language/sentence.ts';
import type { Cause, Look } from '../causes/cause.ts';
import { causes } from '../causes/causes.ts';
import type { Facts } from '../causes/facts.ts';
import { inWords } from '../causes/in-words.ts';
import { failuresIn } from '../causes/sign-in-words.ts';
import type { Diagnosis, Who } from '../model/publication/diagnosis.ts';
import { partsOf } from './parts-of.ts';

/** A cause with what the facts say of it. */
interface Looked {
  cause: Cause;
  look: Look;
}

/** Looks for every known cause in the facts. */
export function diagnosisOf(facts: Facts): Diagnosis {
  const all = causes.map((cause): Looked => ({ cause, look: cause.looks(facts) }));
  const found = all.filter(({ look }) => look === 'found').map(({ cause }) => cause);
  const ordered = [...found.filter(({ opens }) => opens), ...found.filter(({ opens }) => !opens)];
  return {
    isGraphAway: facts.isGraphAway,
    wrong: ordered.map((cause) => inWords(cause, facts)),
    maybe: all.filter(({ look }) => look === 'maybe').map(({ cause }) => inWords(cause, facts)),
    unseen: unseenIn(all),
    fine: fineIn(all),
    failures: facts.failedSignIns && failuresIn(facts.failedSignIns),
    parts: partsOf(facts),
  };
}

/** A topic is fine if everything about it is. */
function fineIn(all: readonly Looked[]): Text[] {
  return topicsOf(all).filter((topic) =>
    all.filter(({ cause }) => isAbout(cause, topic)).every(({ look }) => look === 'fine'),
  );
}

function unseenIn(all: readonly Looked[]): Diagnosis['unseen'] {
  const unseen = all.filter(({ look }) => look === 'unseen');
  const whos = [...new Set(unseen.map(({ cause }) => cause.who))];
  return whos.map((who: Who) => ({
    who,
    topics: topicsOf(unseen.filter(({ cause }) => cause.who === who)),
  }));
}

/** Each topic once, in order. */
function topicsOf(all: readonly Looked[]): Text[] {
  return [...new Map(all.map(({ cause: { topic } }) => [JSON.stringify(topic), topic])).values()];
}

function isAbout({ topic }: Cause, other: Text): boolean {
  return JSON.stringify(topic) === JSON.stringify(other);
}
