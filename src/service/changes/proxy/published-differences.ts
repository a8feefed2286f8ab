import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { sentence, type Text } from '../../../language/sentence.ts';
import { sameUrl } from '../../model/publication/addresses.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import { proxyDifferences } from '../../model/publication/proxy-settings.ts';

const urlWords = {
  internalUrl: 'internal URL {before} → {after}',
  externalUrl: 'external URL {before} → {after}',
} as const;

const urlSettings = ['internalUrl', 'externalUrl'] as const;

/** Returns the published settings that differ from the desired ones, each with the difference in words. */
export function publishedDifferences(
  wanted: DesiredApplication,
  found: OnPremisesPublishing,
): Map<string, Text> {
  const differences = new Map<string, Text>();
  const none = sentence('none');
  for (const setting of urlSettings) {
    const [before, after] = [found[setting], wanted[setting]];
    if (sameUrl(before, after)) continue;
    differences.set(setting, sentence(urlWords[setting], { before: before ?? none, after }));
  }
  const [before, after] = [found.externalAuthenticationType, wanted.preAuthentication];
  if (before !== after)
    differences.set(
      'preAuthentication',
      sentence('pre-authentication {before} → {after}', {
        before: modeWords(before),
        after: modeWords(after),
      }),
    );
  for (const [setting, words] of proxyDifferences(found, wanted.proxy)) differences.set(setting, words);
  return differences;
}

/** A mode that is not known to the bot keeps its name in Graph. */
function modeWords(mode: string | null | undefined): Text {
  if (mode === 'passthru') return sentence('passthrough');
  return mode === 'aadPreAuthentication' ? 'Microsoft Entra ID' : (mode ?? sentence('none'));
}
