import type { ConnectorGroupView } from '../model/view.ts';

/**
 * Gives every connector group a name of its own: groups of one name get their region behind it, or the beginning of
 * their id if regions do not tell them apart; a group without a name is called by that.
 */
export function toldApart(groups: readonly ConnectorGroupView[]): ConnectorGroupView[] {
  const named = groups.map((group) => ({ ...group, name: nameOf(group) }));
  return named.map((group) => {
    const same = named.filter(({ name }) => name.toLowerCase() === group.name.toLowerCase());
    if (same.length === 1) return group;
    const regions = new Set(same.map(({ region }) => region).filter(Boolean));
    const detail = regions.size === same.length ? group.region : shortId(group);
    return { ...group, name: `${group.name} (${detail})` };
  });
}

/** Not called by its machines: their names are not for everybody. */
function nameOf(group: ConnectorGroupView): string {
  return group.name.trim() || shortId(group);
}

function shortId({ id }: ConnectorGroupView): string {
  return id.slice(0, 8);
}
