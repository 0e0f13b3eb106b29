import type { BusinessDate } from '../business-time.ts'
import type { Facts } from '../result.ts'

export type OdometerReading = { readonly readOn: BusinessDate; readonly km: number }

export type OdometerVerdict =
  | { readonly kind: 'credible' }
  | { readonly kind: 'suspect'; readonly code: 'ODOMETER_BACKWARDS'; readonly facts: Facts }

/**
 * Questions a reading that is lower than one of an earlier or the same day (req. 4.2). It is kept and marked, not
 * refused; forecasts leave it out. `others` are the car's credible readings, in any order; later ones are ignored.
 * Facts: `readOn`, `km`, and the highest earlier reading as `earlierOn`, `earlierKm`.
 */
export function judgeOdometer(reading: OdometerReading, others: readonly OdometerReading[]): OdometerVerdict {
  const highest = others
    .filter((other) => other.readOn <= reading.readOn)
    .reduce<OdometerReading | null>((top, other) => (top === null || other.km > top.km ? other : top), null)
  if (highest === null || reading.km >= highest.km) return { kind: 'credible' }
  const facts = { readOn: reading.readOn, km: reading.km, earlierOn: highest.readOn, earlierKm: highest.km }
  return { kind: 'suspect', code: 'ODOMETER_BACKWARDS', facts }
}
