import type { WayPart } from '../model/publication/way.ts';
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
import { hiddenConnectorCauses, oldConnectorCauses, stoppedCauses } from './server/connectors.ts';
import { serverCauses } from './server/server.ts';
import { domainUnverified } from './tenant/domain-unverified.ts';
import { tenantCauses } from './tenant/proxy-off.ts';

/** Which causes lie in a part of the way in, and which of them show that it is fine by not being there. */
interface CausesOfPart {
  all: readonly Cause[];
  witnesses: readonly Cause[];
}

/**
 * The causes by the part of the way in which they lie. What stops nothing yet, or only needs time, lies in
 * none.
 */
export const causesOfParts: Record<WayPart, CausesOfPart> = {
  people: { all: [...assignedCauses, ...accountCauses, ...logCauses], witnesses: assignedCauses },
  entra: { all: [noSignIn, ...applicationCauses, ...settingCauses], witnesses: applicationCauses },
  proxy: {
    all: [
      ...tenantCauses,
      ...takenCauses,
      ...answeringCauses,
      domainUnverified,
      ...addressCauses,
      noAnswer,
      ...translationCauses,
    ],
    witnesses: [noAnswer],
  },
  connectors: {
    all: [...stoppedCauses, ...groupCauses, ...hiddenConnectorCauses, ...oldConnectorCauses],
    witnesses: stoppedCauses,
  },
  hub: {
    all: [...serverCauses, qlikSettings, ...websocketCauses, ...qlikAddressCauses],
    witnesses: [qlikSettings],
  },
  auth: {
    all: [...serverCauses, qlikSettings, ...kerberosCauses, ...qlikSignInCauses],
    witnesses: [qlikSettings],
  },
};
