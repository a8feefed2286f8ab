import type { PublishedApplication } from '../../graph/published-applications.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';
import { isCovered } from '../model/publication/other-service.ts';

/**
 * Warns of wildcard applications that answer for an address as well; the more specific application wins.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-wildcard
 */
export function wildcardWarnings(
  asked: { external: readonly DesiredApplication[]; internal: readonly DesiredApplication[] },
  others: readonly PublishedApplication[],
): Text[] {
  return others.flatMap(({ displayName: name, publishing }) => {
    const answered = asked.external.filter((one) => isCovered(one.externalUrl, publishing.externalUrl));
    const reached = asked.internal.filter((one) => isCovered(one.internalUrl, publishing.internalUrl));
    return [
      ...answered.map(({ externalUrl }) =>
        sentence('The wildcard application “{name}” answers for {host}, too; the more specific one wins.', {
          name,
          host: new URL(externalUrl).host,
        }),
      ),
      ...reached.map(({ internalUrl }) =>
        sentence('The wildcard application “{name}” reaches {host}, too, whoever may use that one.', {
          name,
          host: new URL(internalUrl).host,
        }),
      ),
    ];
  });
}
