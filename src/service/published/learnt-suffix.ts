import { findAllPublished } from '../../store/published.ts';
import type { Deps } from '../model/deps.ts';
import type { Readers } from '../model/readers.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import { knownSuffix, rememberSuffix, suffixOf } from '../tenant/suffix.ts';
import { hidden } from '../tenant/read-visible.ts';
import { publishedOf } from './read-rows.ts';
import { refreshPublished } from './refresh.ts';

/** Like `withKnownSuffix`, but learns the suffix, once, from the applications that are published already. */
export async function withLearntSuffix(
  deps: Pick<Deps, 'db' | 'lookAtPublished' | 'proxySuffix'>,
  readers: Readers,
  facts: TenantFacts,
): Promise<TenantFacts> {
  const known = await knownSuffix(deps);
  if (known) return { ...facts, label: known };
  const learnt = suffixOf(await externalUrls(deps, readers), facts.label);
  if (learnt) await rememberSuffix(deps.db, learnt);
  return { ...facts, label: learnt || facts.label };
}

/** Without this, addresses are still checked, and Application Proxy has the last word. */
async function externalUrls(deps: Pick<Deps, 'db' | 'lookAtPublished'>, readers: Readers): Promise<string[]> {
  const read = await refreshPublished(deps, readers).catch((): typeof hidden => hidden);
  if (read === hidden) return [];
  return (await findAllPublished(deps.db)).map((row) => publishedOf(row).publishing.externalUrl ?? '');
}
