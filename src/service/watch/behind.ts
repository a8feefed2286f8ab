import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Db } from '../../store/db.ts';
import { findNamesBehind } from '../../store/watch-behind.ts';

const mostNamed = 6;

/** Names the publications that a connector group serves; `isDefault` = also those left to Microsoft Entra. `''` = none. */
export async function namesBehind(db: Db, groupId: string, isDefault: boolean): Promise<Text> {
  const names = await findNamesBehind(db, isDefault ? [groupId, ''] : [groupId], mostNamed + 1);
  if (names.length <= mostNamed) return listed(names);
  return sentence('{names} and others', { names: listed(names.slice(0, mostNamed)) });
}
