import { sentence } from '../../../language/sentence.ts';
import type { Cause } from '../cause.ts';
import { looked } from '../looked.ts';

/** https://learn.microsoft.com/graph/api/resources/onpremisespublishingprofile */
export const proxyOff: Cause = {
  id: 'proxy-off',
  row: 12,
  topic: sentence('Application Proxy in this organisation'),
  looks: ({ isProxyEnabled }) => looked(isProxyEnabled, (isEnabled) => !isEnabled),
  title: () => sentence('Application Proxy is switched off in this organisation'),
  confirm: () =>
    sentence(
      'Entra admin center, Enterprise applications, Private access or Application proxy: it says that it is disabled.',
    ),
  advice: () => sentence('Enable Application Proxy there. Until then no published application answers.'),
  who: 'entra',
  commands: () => [],
  answers: ['microsoft-error', 'other'],
};
