/** How long the bot waits, mostly for writes to become visible in Microsoft Entra. */
export interface Waits {
  /** Seconds for which one run of a job keeps looking before it leaves the waiting to the job queue. */
  lookSeconds: number;
  /** Seconds between two such runs. */
  pauseSeconds: number;
  /** Minutes of fruitless looking, counted only while the tenant answers, after which a request fails. */
  deadlineMinutes: number;
  /**
   * Minutes to look for an application by its secret name, when the outcome of its creation is unknown, before creating
   * it again.
   */
  listLagMinutes: number;
  /** Minutes that a new address under msappproxy.net may take until it answers from outside. */
  addressMinutes: number;
  /** The same for an address in a domain of the organisation, whose CNAME record people have to make. */
  ownDomainMinutes: number;
  /**
   * Seconds that what follows from a finished request waits, so that the card which tells its end goes first: visits from
   * outside and questions to testers. A card changes every two seconds at most, so these are not late.
   */
  afterEndSeconds: number;
}

/**
 * Lists of applications reportedly lag by 10 to 20 minutes:
 * https://github.com/hashicorp/terraform-provider-azuread/issues/1802 and
 * https://github.com/hashicorp/terraform-provider-azuread/issues/1811
 */
export const usualWaits: Waits = {
  lookSeconds: 25,
  pauseSeconds: 10,
  deadlineMinutes: 30,
  listLagMinutes: 20,
  addressMinutes: 60,
  ownDomainMinutes: 24 * 60,
  afterEndSeconds: 1,
};
