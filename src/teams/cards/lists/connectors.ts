import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { ConnectorGroupView } from '../../../service/model/view.ts';
import { count, escapeMarkdown, moreLine } from '../../text.ts';
import { connectorHealth } from '../../../service/model/publication/connector-group.ts';
import type { StateData } from '../words/request-words.ts';
import { signs, type Sign } from '../words/signs.ts';
import { warned } from '../words/warned.ts';
import { card } from '../render.ts';

/** One group. `warning` is `''` if there is nothing to warn of. */
interface GroupData {
  name: Text;
  health: StateData;
  warning: Text;
  connectors: { text: Text }[];
}

/** Data of `connectors`. */
interface ConnectorsData {
  groups: GroupData[];
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
        health: { sign: healthSign(group), text: connectorHealth(group) },
        warning: warned(warningOf(group)),
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

function healthSign({ isHidden, active, total }: ConnectorGroupView): Sign {
  if (isHidden) return signs.ended;
  if (active === 0) return signs.failed;
  return active === 1 || active < total ? signs.warning : signs.done;
}

// A single active connector means an outage at its next update. Microsoft recommends two per group.
// https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-high-availability-load-balancing
function warningOf({ isHidden, active }: ConnectorGroupView): Text {
  return isHidden || active !== 1
    ? ''
    : sentence(
        'This connector is alone: Qlik Sense cannot be reached while it updates. Microsoft recommends two.',
      );
}

function connectorLines(group: ConnectorGroupView): GroupData['connectors'] {
  const lines = group.connectors.slice(0, mostConnectors).map((connector) => {
    const isActive = connector.status === 'active';
    const parts = [connector.machineName, connector.externalIp, connector.version].map((part) =>
      escapeMarkdown(part),
    );
    const status = isActive ? sentence('active') : sentence('inactive');
    const line = joined([...parts, status], ' · ');
    return { text: joined([isActive ? signs.done : signs.failed, line], ' ') };
  });
  const hidden = group.connectors.length - lines.length;
  return hidden > 0 ? [...lines, { text: moreLine(hidden) }] : lines;
}
