import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { readPublished, type PublishedApplication } from '../../graph/published-applications.ts';
import { setPublishedRead, type PublishedRead, type PublishedRow } from '../../store/published.ts';
import type { Deps } from '../model/deps.ts';
import type { ReadPublished } from '../model/look-at-published.ts';
import type { Readers } from '../model/readers.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';
import { addressKey, domainKey } from './keys.ts';

/** Reads applications of the index as they are now, and stores that. Throws what Graph throws. */
export async function readRows(
  { db }: Pick<Deps, 'db'>,
  readers: Readers,
  rows: readonly PublishedRow[],
): Promise<ReadPublished | typeof hidden> {
  if (rows.length === 0) return new Map();
  const readAt = new Date();
  const ids = rows.map(({ application_id: id }) => id);
  const read = await readVisible(readers, (graph) => readPublished(graph, ids));
  if (read === hidden) return hidden;
  const found = read.map((one) => one && { ...one, publishing: shownOf(one.publishing) });
  await setPublishedRead(
    db,
    rows.map((row, i) => readOf(row, found[i] ?? null, readAt)),
    readAt,
  );
  return new Map(ids.map((id, i) => [id, found[i] ?? null]));
}

/**
 * An application may be published, or published elsewhere, some time after it has moved: its URIs are set first, and
 * reads lag. So it is read again, less and less often.
 */
const restlessMs = 15 * 60_000;
const soonMs = 2000;

function readOf(row: PublishedRow, one: PublishedApplication | null, readAt: Date): PublishedRead {
  const age = readAt.getTime() - row.moved_at.getTime();
  return {
    application_id: row.application_id,
    moves: row.moves,
    app_id: one?.appId ?? '',
    display_name: one?.displayName ?? '',
    publishing: one?.publishing ?? null,
    internal_key: addressKey(one?.publishing.internalUrl),
    external_key: addressKey(one?.publishing.externalUrl),
    domain: domainKey(one?.publishing.externalUrl),
    due_at: age < restlessMs ? new Date(readAt.getTime() + Math.max(soonMs, age)) : null,
  };
}

/** What is looked for in others' applications; nothing else of them is stored. */
function shownOf(publishing: OnPremisesPublishing): OnPremisesPublishing {
  const { internalUrl, externalUrl, applicationType, segmentsConfiguration } = publishing;
  const { verifiedCustomDomainCertificatesMetadata } = publishing;
  return {
    ...(internalUrl && { internalUrl }),
    ...(externalUrl && { externalUrl }),
    ...(applicationType && { applicationType }),
    ...(segmentsConfiguration && { segmentsConfiguration }),
    ...(verifiedCustomDomainCertificatesMetadata && { verifiedCustomDomainCertificatesMetadata }),
  };
}

/** Returns an application as it is in the index. */
export function publishedOf(row: PublishedRow): PublishedApplication {
  return {
    id: row.application_id,
    appId: row.app_id,
    displayName: row.display_name,
    publishing: (row.publishing ?? {}) as OnPremisesPublishing,
  };
}
