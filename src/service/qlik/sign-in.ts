import { sentence, type Text } from '../../language/sentence.ts';
import type { VirtualProxy } from '../../qlik/virtual-proxies.ts';
import type { Desired } from '../model/publication/desired.ts';
import { fine, unsure, wrong, type QlikCheck } from './check.ts';

/** How a virtual proxy signs people in, by the number of its method; 0 = Qlik Sense itself, or a module. */
const methods: Record<number, Text> = {
  1: sentence('a header'),
  2: sentence('a header'),
  3: 'SAML',
  4: 'JWT',
  5: 'OpenID Connect',
};

/** Says whether the way in which a virtual proxy signs people in fits what is published. */
export function signInChecks(virtualProxy: VirtualProxy, { applications }: Desired): QlikCheck[] {
  const {
    authenticationMethod,
    authenticationModuleRedirectUri: address,
    anonymousAccessMode,
  } = virtualProxy;
  const method = methods[authenticationMethod];
  const checks =
    method || address
      ? [fine('devices', notWindows), elsewhere(authenticationMethod, method ?? '', address)]
      : [devices(virtualProxy.windowsAuthenticationEnabledDevicePattern)];
  const isOpen = applications.some(({ preAuthentication }) => preAuthentication === 'passthru');
  return anonymousAccessMode && isOpen ? [...checks, wrong('sign-in', anonymous)] : checks;
}

/** Neither a browser nor Application Proxy, as it is set up here, sends a header or a token of its own. */
function elsewhere(code: number, method: Text, address: string): QlikCheck {
  if (code === 3 || code === 5)
    return unsure(
      'sign-in',
      sentence(
        'The virtual proxy signs people in with {method}: the identity provider has to know the external address.',
        { method },
      ),
    );
  if (method)
    return wrong(
      'sign-in',
      sentence('The virtual proxy signs people in with {method}, which browsers from outside do not send.', {
        method,
      }),
    );
  return unsure(
    'sign-in',
    sentence('The virtual proxy sends people to {address} to sign in: that has to open from outside, too.', {
      address,
    }),
  );
}

/** What browsers on other devices call themselves. */
const others = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS)',
  'Mozilla/5.0 (Linux; Android)',
];

/**
 * Qlik Sense signs a browser in with Windows if its User-Agent contains the pattern; all others get a form.
 * https://help.qlik.com/en-US/sense-admin/November2024/Subsystems/DeployAdministerQSE/Content/Sense_DeployAdminister/QSEoW/Administer_QSEoW/Managing_QSEoW/edit-virtual-proxy.htm
 */
function devices(pattern: string): QlikCheck {
  const isForAll = others.every((agent) => agent.toLowerCase().includes(pattern.toLowerCase()));
  if (isForAll) return fine('devices', sentence('Every browser is signed in with Windows.'));
  return unsure(
    'devices',
    sentence(
      'Only browsers whose User-Agent contains “{pattern}” are signed in with Windows; others, such as on a Mac or a phone, get a form.',
      {
        pattern,
      },
    ),
  );
}

const notWindows = sentence('Nobody is signed in with Windows there.');
const anonymous = sentence(
  'The virtual proxy admits people who have not signed in, and pre-authentication is off: anybody on the internet gets in.',
);
