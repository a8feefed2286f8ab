import { sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import { looked } from '../looked.ts';

const topic = sentence('Application Proxy in this organisation');

/** https://learn.microsoft.com/graph/api/resources/onpremisespublishingprofile */
const proxyOff: Cause = {
  id: 'proxy-off',
  row: 12,
  topic,
  looks: ({ isProxyEnabled }) => looked(isProxyEnabled, (isEnabled) => !isEnabled),
  title: () => sentence('Application Proxy is switched off in this organisation'),
  confirm: () =>
    sentence('Entra admin center, Enterprise applications, Application proxy: it says that it is disabled.'),
  advice: () => sentence('Enable Application Proxy there. Until then no published application answers.'),
  who: 'entra',
  commands: noCommands,
  answers: ['microsoft-error', 'other'],
};

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-faq */
const noPremium: Cause = {
  id: 'no-premium',
  row: 12,
  topic,
  looks: ({ isPremium }) => looked(isPremium, (isBought) => !isBought),
  title: () => sentence('The organisation has no active licence of Microsoft Entra ID P1 or P2'),
  confirm: () => sentence('Microsoft 365 admin center, Billing, Licenses.'),
  advice: () =>
    sentence(
      'Renew it: without it Microsoft switches Application Proxy off for everybody in the organisation.',
    ),
  who: 'entra',
  commands: noCommands,
  answers: ['microsoft-error', 'sign-in-error'],
};

/** What switches Application Proxy off for everybody. */
export const tenantCauses: readonly Cause[] = [proxyOff, noPremium];
