import { applicationCauses } from './application/there.ts';
import { groupCauses, settingCauses, translationCauses } from './application/settings.ts';
import type { Cause } from './cause.ts';
import { kerberosCauses } from './kerberos/kerberos.ts';
import { addressCauses, answeringCauses, takenCauses } from './outside/addresses.ts';
import { noAnswer } from './outside/no-answer.ts';
import { noSignIn } from './outside/no-sign-in.ts';
import { accountCauses } from './people/accounts.ts';
import { assignedCauses } from './people/assigned.ts';
import { logCauses } from './people/sign-in-log.ts';
import { qlikAddressCauses } from './qlik/qlik-addresses.ts';
import { qlikSettings } from './qlik/qlik-settings.ts';
import { qlikSignInCauses } from './qlik/qlik-sign-in.ts';
import { websocketCauses } from './qlik/websocket.ts';
import { connectorCauses, hiddenConnectorCauses, oldConnectorCauses } from './server/connectors.ts';
import { serverCauses } from './server/server.ts';
import { domainUnverified } from './tenant/domain-unverified.ts';
import { tenantCauses } from './tenant/proxy-off.ts';
import { settling } from './tenant/settling.ts';

/** Every known cause, in the order of diagnosis: what stops most, and is cheap to see, comes first. */
export const causes: readonly Cause[] = [
  ...tenantCauses,
  ...connectorCauses,
  ...takenCauses,
  ...answeringCauses,
  ...groupCauses,
  noSignIn,
  domainUnverified,
  ...addressCauses,
  ...applicationCauses,
  noAnswer,
  ...assignedCauses,
  ...accountCauses,
  ...settingCauses,
  ...logCauses,
  ...oldConnectorCauses,
  ...serverCauses,
  ...hiddenConnectorCauses,
  ...kerberosCauses,
  qlikSettings,
  // What fits better comes before what goes by itself.
  settling,
  ...websocketCauses,
  ...qlikSignInCauses,
  ...qlikAddressCauses,
  ...translationCauses,
];
