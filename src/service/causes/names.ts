import { listed, type Text } from '../../language/sentence.ts';
import { connectorGroupName } from '../model/publication/connector-group.ts';
import type { Facts } from './facts.ts';

/** The connector group as Graph names it, else as it was approved. */
export function groupName({ connectorGroup, desired }: Facts): Text {
  return connectorGroup?.name || connectorGroupName(desired);
}

/** The machines of the connectors that are in one of the states. */
export function machines({ connectorGroup }: Facts, state: 'active' | 'inactive'): Text {
  const connectors = connectorGroup?.connectors ?? [];
  const those = connectors.filter(({ status }) => (status === 'active') === (state === 'active'));
  return listed(those.map(({ machineName }) => machineName));
}
