import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { sentence } from '../../../language/sentence.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import { proxyDrift } from '../../model/publication/proxy-settings.ts';
import type { Drift } from '../change-kind.ts';
import { publishedDifferences } from './published-differences.ts';

/** Tells which published settings are not as approved, each by itself. */
export function publishedDrift(wanted: DesiredApplication, found: OnPremisesPublishing): Drift[] {
  const differing = publishedDifferences(wanted, found);
  const proxy = proxyDrift(found, wanted.proxy).map(([about, text]): Drift => ({
    about,
    risk: 'differs',
    text,
  }));
  const urls = (['internalUrl', 'externalUrl'] as const).filter((setting) => differing.has(setting));
  return [
    ...(differing.has('preAuthentication') ? [preAuthenticationDrift(wanted, found)] : []),
    ...urls.map((about): Drift => ({ about, risk: 'stops', text: urlSentence(about, wanted, found) })),
    ...proxy,
  ];
}

function preAuthenticationDrift(wanted: DesiredApplication, found: OnPremisesPublishing): Drift {
  const about = 'preAuthentication';
  if (wanted.preAuthentication === 'passthru')
    return {
      about,
      risk: 'stops',
      text: sentence('sign-in with Microsoft Entra ID instead of passthrough'),
    };
  return found.externalAuthenticationType === 'passthru'
    ? { about, risk: 'opens', text: sentence('passthrough instead of Microsoft Entra ID') }
    : { about, risk: 'opens', text: sentence('another pre-authentication than Microsoft Entra ID') };
}

function urlSentence(
  setting: 'internalUrl' | 'externalUrl',
  wanted: DesiredApplication,
  found: OnPremisesPublishing,
) {
  const values = { before: found[setting] ?? sentence('none'), after: wanted[setting] };
  return setting === 'internalUrl'
    ? sentence('internal URL {before} instead of {after}', values)
    : sentence('external URL {before} instead of {after}', values);
}
