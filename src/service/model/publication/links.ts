import { sentence, type Text } from '../../../language/sentence.ts';
import type { Desired } from './desired.ts';
import { entryUrl, hasOwnEntry } from './entry.ts';

/** A link to open a publication: `url` is where it leads, `address` what people may type; they differ on one machine. */
export interface Link {
  title: Text;
  url: string;
  address: string;
}

/** Returns the links of a publication, hub first. `servedAt` = where an address is really served; null = at itself. */
export function linksOf(
  { servedAt }: { servedAt: ((externalUrl: string) => string) | null },
  { applications }: Desired,
): Link[] {
  return applications.map((application) => ({
    title:
      application.role === 'hub' ? sentence('Open Qlik Sense') : sentence('Open the authentication address'),
    url: servedAt?.(entryUrl(application)) ?? entryUrl(application),
    address: hasOwnEntry(application) ? entryUrl(application) : application.externalUrl,
  }));
}
