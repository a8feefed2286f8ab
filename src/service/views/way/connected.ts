import { sentence } from '../../../language/sentence.ts';
import { findApplications } from '../../../store/applications.ts';
import { findConnectorGroups } from '../../../store/connector-groups.ts';
import type { Db } from '../../../store/db.ts';
import { findWatched } from '../../../store/watched.ts';
import type { GroupSeen } from '../../model/publication/group-seen.ts';
import type { Sight } from '../../model/publication/way.ts';

/** What the watch has seen of the connectors of a publication's hub; empty = nothing. */
export async function connectedSights(db: Db, publicationId: string): Promise<Sight[]> {
  const applications = await findApplications(db, publicationId);
  const recorded = applications.find(({ role }) => role === 'hub')?.connector_group_id ?? '';
  const id = recorded || (await defaultGroupId(db));
  const row = id ? await findWatched(db, { kind: 'group', about: id }) : undefined;
  const seen = row?.data.facts as GroupSeen | undefined;
  return seen ? [sightOf(seen)] : [];
}

/** A publication whose group is left to Microsoft Entra is in the default one. */
async function defaultGroupId(db: Db): Promise<string> {
  return (await findConnectorGroups(db)).find((group) => group.is_default)?.id ?? '';
}

function sightOf({ connectors, isGone, seenAt: at = '' }: GroupSeen): Sight {
  const part = 'connectors';
  if (isGone) return { part, state: 'wrong', at, note: sentence('the group is gone') };
  const [active, total] = [connectors.filter(({ isActive }) => isActive).length, connectors.length];
  const note = sentence('{active} of {total} active', { active: String(active), total: String(total) });
  return { part, state: active === 0 ? 'wrong' : 'fine', at, note };
}
