import { sentence, type Text } from '../../../language/sentence.ts';
import type { ApplicationView } from '../../../service/model/view.ts';
import type { Fact } from './request-words.ts';
import { escapeMarkdown } from '../../text.ts';

/** An address that opens to the internet and the address behind it. */
export interface ApplicationData {
  role: Text;
  externalUrl: string;
  internalUrl: string;
  /** Where people enter, if not at the hub of the external URL. */
  entry: Text;
}

/** Returns one application as the approval and publication cards show it. */
export function applicationData(application: ApplicationView): ApplicationData {
  return {
    role: application.role === 'hub' ? sentence('Hub') : sentence('Authentication'),
    externalUrl: escapeMarkdown(application.externalUrl),
    internalUrl: escapeMarkdown(application.internalUrl),
    entry: application.entryUrl
      ? sentence('People enter at {url}', { url: escapeMarkdown(application.entryUrl) })
      : '',
  };
}

/** Returns the hub's pre-authentication and single sign-on in words. */
export function signInFacts(applications: readonly ApplicationView[]): Fact[] {
  const hub = applications.find((application) => application.role === 'hub');
  if (hub === undefined) return [];
  return [
    { title: sentence('Pre-authentication'), value: escapeMarkdown(hub.preAuthentication) },
    { title: sentence('Single sign-on'), value: escapeMarkdown(hub.singleSignOn) },
  ].filter(({ value }) => value !== '');
}
