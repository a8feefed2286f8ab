import { sentence, type Text } from '../../../language/sentence.ts';
import type { ApplicationView } from '../../../service/model/view.ts';
import type { Fact } from './request-words.ts';
import { escapeMarkdown } from '../../text.ts';

/** An address that opens to the internet and the address behind it. */
export interface ApplicationData {
  role: Text;
  externalUrl: string;
  internalUrl: string;
}

/** How one application is shown on the cards of approvers and publications. */
export function applicationData(application: ApplicationView): ApplicationData {
  return {
    role: application.role === 'hub' ? sentence('Hub') : sentence('Authentication'),
    externalUrl: escapeMarkdown(application.externalUrl),
    internalUrl: escapeMarkdown(application.internalUrl),
  };
}

/** Pre-authentication and single sign-on of the hub in words. */
export function signInFacts(applications: readonly ApplicationView[]): Fact[] {
  const hub = applications.find((application) => application.role === 'hub');
  if (hub === undefined) return [];
  return [
    { title: sentence('Pre-authentication'), value: escapeMarkdown(hub.preAuthentication) },
    { title: sentence('Single sign-on'), value: escapeMarkdown(hub.singleSignOn) },
  ].filter(({ value }) => value !== '');
}
