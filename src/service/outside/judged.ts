import type { NameFacts } from '../../edge/name.ts';
import type { Finding, OutsideStep } from '../model/publication/outside.ts';
import type { PreAuthentication } from '../model/publication/sign-on.ts';
import { sentence, type Text } from '../../language/sentence.ts';

/** What is expected of an application at its external URL. */
export interface Expected {
  host: string;
  /** The host of the internal URL, without a port. */
  internalHost: string;
  preAuthentication: PreAuthentication;
  /** `''` = not known. */
  appId: string;
  /** `id` `''` = left to Microsoft Entra. */
  connectorGroup: { id: string; name: string };
  /** Published or changed a short time ago and not verified since, so that not being live yet is usual. */
  isNew: boolean;
  /** Passthrough was approved until a moment ago. */
  isClosing: boolean;
  /** It was verified from here before, so that there is a way to it. */
  wasReached: boolean;
}

/**
 * What a finding means for the whole: `late` = wrong, unless the address is new; `unchecked` = nothing can be said from
 * here.
 */
export type Verdict = 'fine' | 'unchecked' | 'late' | 'wrong' | 'alarm';

export interface Judged {
  finding: Finding;
  verdict: Verdict;
}

export function fine(step: OutsideStep, text: Text = ''): Judged {
  return { finding: { step, state: 'fine', text }, verdict: 'fine' };
}

export function unseen(step: OutsideStep): Judged {
  return { finding: { step, state: 'unseen', text: '' }, verdict: 'fine' };
}

export function unchecked(step: OutsideStep, cause: string, text: Text): Judged {
  return { finding: { step, state: 'unsure', text, cause }, verdict: 'unchecked' };
}

export function wrong(step: OutsideStep, verdict: Verdict, cause: string, text: Text): Judged {
  return { finding: { step, state: 'wrong', text, cause }, verdict };
}

/** Whether a host lies in Microsoft's domain, so that its DNS records and its certificate are Microsoft's. */
export function isMicrosofts(host: string): boolean {
  return host === 'msappproxy.net' || host.endsWith('.msappproxy.net');
}

/** Whether a host leads to Application Proxy in DNS. */
export function leadsToProxy(host: string, { chain }: NameFacts): boolean {
  return isMicrosofts(host) || chain.some(isMicrosofts);
}

/** What to do about an address that is not live, by kind of domain and by how long it has not been.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
export function nextMove({ host, isNew }: Expected): Text {
  if (!isMicrosofts(host))
    return sentence(
      'Make a CNAME record for {host} that leads to the msappproxy.net address shown on its Application proxy page in the Entra admin center.',
      { host },
    );
  if (isNew) return sentence('New addresses can take some minutes.');
  return sentence(
    'It should be live by now: look at its Application proxy page in the Entra admin center, and press Repair if it is not published there.',
  );
}
