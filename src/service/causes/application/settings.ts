import { listed, sentence } from '../../../language/sentence.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import { noCommands, type Cause } from '../cause.ts';
import { lookAt } from '../outside/findings.ts';
import { applicationNames, applicationsThat, hubOf, pairs } from '../names.ts';
import type { Facts } from '../facts.ts';

/** Judges what Graph shows of how the applications are published. */
function lookAtPublishing(
  facts: Facts,
  isWrong: (wanted: DesiredApplication, there: ObservedApplication) => boolean,
) {
  const shown = applicationsThat(facts, (_, there) => !there.isPublishingHidden && there.publishing !== null);
  if (shown.length === 0) return 'unseen';
  return applicationsThat(facts, isWrong).length > 0 ? 'found' : 'fine';
}

const elsewhere = (facts: Facts) =>
  applicationsThat(
    facts,
    (_, there) =>
      facts.desired.connectorGroup.id !== '' &&
      // What is not published is in no group.
      (there.publishing !== null || there.isPublishingHidden === true) &&
      !there.isConnectorGroupHidden &&
      there.connectorGroupId !== facts.desired.connectorGroup.id,
  );

const connectorGroup: Cause = {
  id: 'connector-group',
  row: 7,
  topic: sentence('Connector group'),
  looks: (facts) => {
    const outside = lookAt(facts, 'connector-group');
    if (elsewhere(facts).length > 0 || outside === 'found') return 'found';
    const shown = pairs(facts)?.some(({ there }) => !there.isConnectorGroupHidden) ?? false;
    return shown ? 'fine' : outside;
  },
  title: (facts) =>
    sentence('{applications} uses another connector group than “{group}”', {
      applications: listed(
        elsewhere(facts).length > 0 ? elsewhere(facts) : [hubOf(facts)?.displayName ?? ''],
      ),
      group: facts.desired.connectorGroup.name,
    }),
  confirm: () =>
    sentence('Entra admin center, Enterprise applications, Application proxy: see the connector group.'),
  advice: (facts) => {
    const named = { name: facts.desired.name, group: facts.desired.connectorGroup.name };
    return elsewhere(facts).length > 0
      ? sentence('Type “repair {name}”: it chooses “{group}” again.', named)
      : sentence(
          'Graph shows “{group}”, so that it should change by itself in some minutes. If it does not, choose another group and then this one again: “update {name}”.',
          named,
        );
  },
  who: 'entra',
  commands: noCommands,
  answers: ['microsoft-error'],
  codes: ['504', 'Gateway Timeout', '502', 'Bad Gateway'],
};

const signsOn = ({ role }: DesiredApplication, { publishing }: ObservedApplication) => {
  const mode = publishing?.singleSignOnSettings?.singleSignOnMode ?? 'none';
  return role === 'auth' && mode !== 'none';
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-qlik */
const kerberosOnAuth: Cause = {
  id: 'kerberos-on-auth',
  row: 31,
  topic: sentence('Single sign-on'),
  looks: (facts) => lookAtPublishing(facts, signsOn),
  title: (facts) =>
    sentence('{applications} has single sign-on, which belongs to the hub only', {
      applications: applicationNames(facts, signsOn),
    }),
  confirm: () => sentence('Entra admin center, Enterprise applications, Single sign-on.'),
  advice: (facts) =>
    sentence('Type “repair {name}”: it switches it off there.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['qlik-login', 'microsoft-error'],
};

const isPart = (_: DesiredApplication, { publishing }: ObservedApplication) => {
  const url = URL.parse(publishing?.internalUrl ?? '');
  return url !== null && url.pathname !== '/';
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-faq */
const onlyAPath: Cause = {
  id: 'only-a-path',
  row: 42,
  topic: sentence('Published addresses'),
  looks: (facts) => lookAtPublishing(facts, isPart),
  title: (facts) =>
    sentence('{applications} publishes only a part of the server, so that Qlik Sense lacks the rest', {
      applications: applicationNames(facts, isPart),
    }),
  confirm: () => sentence('Its internal URL ends in a path instead of “/”.'),
  advice: (facts) =>
    sentence('Type “repair {name}”: it publishes the whole server again.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['other', 'connection-lost'],
  codes: ['404'],
};

const isTranslated = (_: DesiredApplication, { publishing }: ObservedApplication) =>
  publishing?.isTranslateHostHeaderEnabled !== false;

/** https://community.qlik.com/t5/Official-Support-Articles/ta-p/1812401 */
const headerTranslation: Cause = {
  id: 'header-translation',
  row: 35,
  topic: sentence('Sign-in of Qlik Sense by OpenID Connect'),
  // Only Qlik knows whether it uses OpenID Connect; without the translation there is nothing to get wrong.
  looks: (facts) => (lookAtPublishing(facts, isTranslated) === 'fine' ? 'fine' : 'unseen'),
  title: () => sentence('Qlik Sense signs people in by OpenID Connect, and its redirect URI is translated'),
  confirm: () => sentence('Qlik Management Console, Virtual proxies, Authentication: the method is OIDC.'),
  advice: () =>
    sentence(
      'If it is, set “Translate URLs in headers” to No on the Application proxy page of each application.',
    ),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'other'],
  codes: ['redirect_uri', 'redirect_uri_mismatch', 'AADSTS50011'],
};

/** What can be set wrongly on applications that are there. */
export const groupCauses: readonly Cause[] = [connectorGroup];
export const settingCauses: readonly Cause[] = [kerberosOnAuth, onlyAPath];
export const translationCauses: readonly Cause[] = [headerTranslation];
