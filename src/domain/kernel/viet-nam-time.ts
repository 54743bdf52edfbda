/** The clock of Viet Nam, seven hours ahead of Greenwich all the year, whatever zone a device is set to. */

const offsetMilliseconds = 7 * 60 * 60 * 1000;

/** What the wall shows there at an instant: yyyy-mm-ddThh:mm:ss. */
export function vietNamTime(instantMs: number): string {
  return new Date(instantMs + offsetMilliseconds).toISOString().slice(0, 19);
}
