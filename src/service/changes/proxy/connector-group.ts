import { assignConnectorGroup } from '../../../graph/connector-groups.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { setConnectorGroup } from '../../../store/applications.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';

type ConnectorGroup = Kind<'connector-group', { connectorGroupId: string }>;

/**
 * Sets the group of connectors that reach Qlik Sense. Graph accepts it only once the application is published. `''` as
 * the wanted group leaves it to Microsoft Entra.
 */
export const connectorGroup: ChangeKind<ConnectorGroup> = {
  kind: 'connector-group',
  step: [sentence('Choose the connector group'), sentence('Choose the connector group')],
  stage: 'configure',

  differs({ desired, wanted, there }) {
    const { id } = desired.connectorGroup;
    if (id === '' || there?.connectorGroupId === id) return [];
    const what = { kind: 'connector-group' as const, connectorGroupId: id };
    return [changeOf(wanted.role, routeSentence(wanted, desired), what)];
  },

  drift(_change, { desired, there, groupName }) {
    // An application that is not published has none.
    if (!there?.publishing) return [];
    const [before, after] = [groupName(there.connectorGroupId), desired.connectorGroup.name];
    const text = before
      ? sentence('connector group “{before}” instead of “{after}”', { before, after })
      : sentence('another connector group than “{after}”', { after });
    return [{ risk: 'stops', text }];
  },

  accepted({ base, desired, wanted, there }) {
    const { id } = desired.connectorGroup;
    const isAccepted = id !== '' && base.connectorGroup.id !== id && there.connectorGroupId === id;
    return isAccepted ? [routeSentence(wanted, desired)] : [];
  },

  async write({ run, ids }, { role, connectorGroupId }) {
    await assignConnectorGroup(run.graph, ids.applicationId, connectorGroupId);
    const key = { publication_id: run.desired.publicationId, role };
    await setConnectorGroup(run.deps.db, key, connectorGroupId);
  },
};

function routeSentence({ externalUrl }: DesiredApplication, desired: Desired): Text {
  const { host } = new URL(externalUrl);
  const group = desired.connectorGroup.name;
  return sentence('Route {host} through the connector group “{group}”', { host, group });
}
