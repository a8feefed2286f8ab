import { sentence } from '../../language/sentence.ts';
import { fine, unseen, wrong, type Expected, type Judged } from './judged.ts';
import type { Reading } from './reading.ts';

/** Judges whose address it is: the application that Application Proxy names, and the one people sign in for. */
export function judgeApplication({ appId }: Expected, reading: Reading | null): Judged {
  const { proxyAppId = '', signIn = null, isThroughConnector = false } = reading ?? {};
  // What comes from behind a connector may sign people in for an application of Qlik Sense.
  const named = [proxyAppId, isThroughConnector ? '' : (signIn?.clientId ?? '')].filter((id) => id !== '');
  if (appId === '' || named.length === 0) return unseen('application');
  const other = named.find((id) => id !== appId);
  if (other === undefined) return fine('application');
  return wrong(
    'application',
    'late',
    'another-application',
    sentence('Another application answers at this address (application id {id}).', { id: other }),
  );
}

/** Judges whether the connectors behind are those that were approved. */
export function judgeConnectorGroup({ connectorGroup }: Expected, reading: Reading | null): Judged {
  const found = reading?.proxyGroupId ?? '';
  if (found === '' || connectorGroup.id === '') return unseen('connector-group');
  if (found === connectorGroup.id.toLowerCase()) return fine('connector-group');
  return wrong(
    'connector-group',
    'late',
    'another-connector-group',
    sentence('It goes through another connector group than “{group}”.', { group: connectorGroup.name }),
  );
}
