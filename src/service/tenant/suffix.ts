import type { Db } from '../../store/db.ts';
import { findSetting, setSetting } from '../../store/settings.ts';
import type { Deps } from '../model/deps.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';

const key = 'msappproxy-suffix';

type SuffixDeps = Pick<Deps, 'db' | 'proxySuffix'>;

/** Returns what an operator has set, or else what Application Proxy has shown before; `''` = neither. */
export async function knownSuffix({ db, proxySuffix }: SuffixDeps): Promise<string> {
  return proxySuffix || ((await findSetting(db, key))?.value ?? '');
}

/** Remembers the suffix for every later address. */
export async function rememberSuffix(db: Db, suffix: string): Promise<void> {
  await setSetting(db, key, suffix, '');
}

/** Returns the facts with the suffix of this organisation as far as it is known. */
export async function withKnownSuffix(deps: SuffixDeps, facts: TenantFacts): Promise<TenantFacts> {
  return { ...facts, label: (await knownSuffix(deps)) || facts.label };
}

/**
 * Returns the suffix that published addresses have in common, `label` if any of them has it; `''` = none has one. Names
 * may contain dashes, suffixes do not.
 */
export function suffixOf(externalUrls: readonly string[], label: string): string {
  const hosts = externalUrls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
  if (hosts.some((host) => host.endsWith(`-${label}.msappproxy.net`))) return label;
  const counts = new Map<string, number>();
  for (const host of hosts) {
    const suffix = /-([a-z0-9]+)\.msappproxy\.net$/.exec(host)?.[1];
    if (suffix) counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? '';
}
