import { isDeepStrictEqual } from 'node:util';
import type { Desired } from '../model/publication/desired.ts';

/** Whether two desired states are alike to whoever opens them: addresses and settings, not who has access. */
export function isSameToTest(one: Desired, other: Desired): boolean {
  return isDeepStrictEqual(toTest(one), toTest(other));
}

/** As stored: without properties that are absent. */
function toTest({ applications, connectorGroup }: Desired): unknown {
  const settings = applications.map(
    ({
      displayName: _name,
      ownerIds: _owners,
      redirectUris: _uris,
      leftAloneIds: _people,
      isAdopted: _origin,
      ...one
    }) => one,
  );
  return JSON.parse(JSON.stringify({ settings, connectorGroupId: connectorGroup.id }));
}
