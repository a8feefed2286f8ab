/** Something was written but cannot be seen everywhere yet: not an error, a matter of minutes. */
export class Settling extends Error {
  override name = 'Settling';
}
