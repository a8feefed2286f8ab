/** How long the bot waits for what Microsoft Entra does not show yet. */
export interface Waits {
  /** Seconds that one run of a job looks again and again before it leaves the waiting to the job queue. */
  lookSeconds: number;
  /** Seconds between two such runs. */
  pauseSeconds: number;
  /** Minutes of looking in vain, the tenant answering, after which a request fails. */
  deadlineMinutes: number;
  /** Minutes of looking for a creation without a known end by its secret name before the application is made again. */
  listLagMinutes: number;
}

/**
 * Lists of applications are reported to be 10 to 20 minutes behind:
 * https://github.com/hashicorp/terraform-provider-azuread/issues/1802 and
 * https://github.com/hashicorp/terraform-provider-azuread/issues/1811
 */
export const usualWaits: Waits = {
  lookSeconds: 25,
  pauseSeconds: 10,
  deadlineMinutes: 30,
  listLagMinutes: 20,
};
