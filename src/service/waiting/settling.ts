/** Something was written but is not visible everywhere yet: not a failure, only a matter of minutes. */
export class Settling extends Error {
  override name = 'Settling';
}
