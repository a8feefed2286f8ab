import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { ConnectorGroupView } from '../../../service/model/view.ts';
import { count, escapeMarkdown, moreLine } from '../../text.ts';
import { connectorHealth } from '../../../service/model/publication/connector-group.ts';
import type { StateData } from '../words/request-words.ts';
import { card } from '../render.ts';

/** Data of `connectors`. */
interface ConnectorsData {
  groups: { name: Text; health: StateData; connectors: { text: Text; sign: string; color: string }[] }[];
  more: Text;
  /** Why their health is not shown; `''` = it is. */
  note: Text;
  /** The approver who asks sees more once signed in. */
  isSignInNeeded: boolean;
}

const mostGroups = 10;
const mostConnectors = 4;

/** The connector groups with the live health of each connector. */
export const connectorsCard = card(
  'connectors',
  (
    groups: readonly ConnectorGroupView[],
    { note = '', isSignInNeeded = false }: Partial<Pick<ConnectorsData, 'note' | 'isSignInNeeded'>> = {},
  ): ConnectorsData => {
    const hidden = groups.length - mostGroups;
    return {
      groups: groups.slice(0, mostGroups).map((group) => ({
        name: groupName(group),
        health: { text: connectorHealth(group), color: healthColor(group) },
        connectors: connectorLines(group),
      })),
      more: hidden > 0 ? sentence('and {groups} more', { groups: count(hidden, 'group') }) : '',
      note,
      isSignInNeeded,
    };
  },
);

function groupName(group: ConnectorGroupView): Text {
  const name = escapeMarkdown(group.name, 80);
  return group.isDefault && !/default/iu.test(name) ? sentence('{name} (default)', { name }) : name;
}

// A single active connector means an outage at its next update. Microsoft recommends two per group.
// https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-high-availability-load-balancing
function healthColor(group: ConnectorGroupView): StateData['color'] {
  if (group.isHidden) return 'default';
  if (group.active === 0) return 'attention';
  return group.active === 1 || group.active < group.total ? 'warning' : 'good';
}

function connectorLines(group: ConnectorGroupView): { text: Text; sign: string; color: string }[] {
  const lines = group.connectors.slice(0, mostConnectors).map((connector) => {
    const isActive = connector.status === 'active';
    const parts = [connector.machineName, connector.externalIp, connector.version].map((part) =>
      escapeMarkdown(part),
    );
    const status = isActive ? sentence('active') : sentence('inactive');
    return {
      text: joined([...parts, status], ' · '),
      sign: isActive ? '●' : '○',
      color: isActive ? 'good' : 'attention',
    };
  });
  const hidden = group.connectors.length - lines.length;
  return hidden > 0 ? [...lines, { text: moreLine(hidden), sign: ' ', color: 'default' }] : lines;
}
