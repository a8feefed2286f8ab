import { sentence, type Text } from '../../language/sentence.ts';
import type { GroupSeen } from '../model/publication/group-seen.ts';
import type { Told } from './told.ts';

/** What is said of a group while something is wrong with it; `''` = nothing is. */
export function groupLine(group: GroupSeen): Text {
  const { name, behind, isGone, connectors } = group;
  if (behind === '') return '';
  if (isGone)
    return sentence('The connector group {group} does not exist any more. Behind it: {names}.', {
      group: name,
      names: behind,
    });
  const active = activeOf(group);
  if (connectors.length > 0 && active === connectors.length) return '';
  return countWords(group, active);
}

/** What is told when a group has changed; `before` null = it is seen for the first time. */
export function groupTold(before: GroupSeen | null, group: GroupSeen): Told {
  const { name, behind, isGone } = group;
  if (behind === '') return left(name);
  if (isGone)
    return {
      tone: 'alarm',
      title: sentence('The connector group {group} is gone', { group: name }),
      lines: [groupLine(group)],
      advice: sentence('Choose another group with update.'),
    };
  const active = activeOf(group);
  const lines = [...changes(before, group), countWords(group, active)];
  const tone = active === 0 ? 'alarm' : active < group.connectors.length ? 'warning' : 'good';
  const advice =
    tone === 'good'
      ? ''
      : sentence('Start the connector service on its server, or choose another group with update.');
  return { tone, title: titleOf(name, active, before), lines, openLines: lines.slice(-1), advice };
}

function titleOf(group: string, active: number, before: GroupSeen | null): Text {
  if (active === 0) return sentence('No connector of {group} is active', { group });
  const isFewer = before === null || active < activeOf(before);
  return isFewer
    ? sentence('Fewer connectors of {group} are active', { group })
    : sentence('Connectors of {group} have changed', { group });
}

function left(group: string): Told {
  const title = sentence('The connector group {group} serves no publication any more', { group });
  return { tone: 'good', title, lines: [], advice: '' };
}

function countWords({ name: group, behind: names, connectors }: GroupSeen, active: number): Text {
  const counts = { group, names, active: String(active), total: String(connectors.length) };
  return sentence('{group}: {active} of {total} connectors active. Behind it: {names}.', counts);
}

function activeOf({ connectors }: GroupSeen): number {
  return connectors.filter(({ isActive }) => isActive).length;
}

function changes(before: GroupSeen | null, { connectors }: GroupSeen): Text[] {
  const old = before && !before.isGone ? before.connectors : null;
  const now = connectors.flatMap(({ id, name: machine, isActive }): Text[] => {
    const was = old?.find((one) => one.id === id);
    if (was?.isActive === isActive) return [];
    if (!isActive) return [sentence('{machine} is not active.', { machine })];
    if (!old) return [];
    return [
      was ? sentence('{machine} is active again.', { machine }) : sentence('{machine} is new.', { machine }),
    ];
  });
  const gone = (old ?? []).filter(({ id }) => !connectors.some((one) => one.id === id));
  return [
    ...now,
    ...gone.map(({ name: machine }) => sentence('{machine} is no longer in the group.', { machine })),
  ];
}
