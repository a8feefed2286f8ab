import type { Admitted } from './publication/admitted.ts';

/** What of a publication is open to the internet. Dates are ISO strings in UTC. */
export interface OpenView {
  addresses: OpenAddress[];
  /** When it was read in the tenant; `''` = the bot's own record says so. */
  readAt: string;
  /** When it could not be read in the tenant; `''` = that was not tried, or it was read. */
  unreadAt: string;
}

/** An address that is open to the internet, and who may enter there. */
export interface OpenAddress {
  externalUrl: string;
  admits: Admitted;
  /** Absent = false: Microsoft Graph did not answer when it was opened or closed. */
  isUncertain?: true;
}
