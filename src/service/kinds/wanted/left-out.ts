import { listed, sentence, type Text } from '../../../language/sentence.ts';
import type { Desired, Principal } from '../../model/publication/desired.ts';

const mostNamed = 10;

/** Returns the desired state without users and groups that are gone, and a sentence that names them; `''` = nobody. */
export function withoutGone(desired: Desired, gone: ReadonlySet<string>): { kept: Desired; leftOut: Text } {
  const isGone = ({ id }: Principal) => gone.has(id);
  const who = desired.principals.filter(isGone);
  if (who.length === 0) return { kept: desired, leftOut: '' };
  const kept = { ...desired, principals: desired.principals.filter((one) => !isGone(one)) };
  return { kept, leftOut: leftOutSentence(who) };
}

/** Names those who are left out because they are gone. */
export function leftOutSentence(who: readonly Principal[]): Text {
  return sentence('Left out, because no longer in this organisation: {who}.', { who: namesOf(who) });
}

/** Lists the first names, and how many there are besides. */
export function namesOf(who: readonly Principal[]): Text {
  const named = who.slice(0, mostNamed).map(({ displayName }) => displayName);
  const hidden = who.length - named.length;
  return listed([...named, hidden > 0 ? sentence('{more} more', { more: String(hidden) }) : '']);
}
