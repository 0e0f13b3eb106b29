import type { BusinessDate } from '../../business-time.ts'
import type { Facts } from '../../result.ts'

export type OdometerReading = { readonly readOn: BusinessDate; readonly km: number }

export type OdometerVerdict =
  | { readonly kind: 'credible' }
  | { readonly kind: 'suspect'; readonly code: 'ODOMETER_BACKWARDS'; readonly facts: Facts }

/**
 * Questions a reading that is lower than the one before it (req. 4.2). It is kept and marked, not refused; forecasts leave it
 * out. `others` are the car's other readings in any order, questioned ones too, so that one typed too high does not put
 * all later ones in doubt; those of later days are ignored. Facts: `readOn`, `km`, and the one before as `earlierOn`, `earlierKm`.
 */
export function judgeOdometer(reading: OdometerReading, others: readonly OdometerReading[]): OdometerVerdict {
  const before = others
    .filter((other) => other.readOn <= reading.readOn)
    .reduce<OdometerReading | null>((last, other) => (last === null || isLater(other, last) ? other : last), null)
  if (before === null || reading.km >= before.km) return { kind: 'credible' }
  const facts = { readOn: reading.readOn, km: reading.km, earlierOn: before.readOn, earlierKm: before.km }
  return { kind: 'suspect', code: 'ODOMETER_BACKWARDS', facts }
}

/** Of two readings of one day the higher one is taken for the later. */
function isLater(a: OdometerReading, b: OdometerReading): boolean {
  return a.readOn > b.readOn || (a.readOn === b.readOn && a.km > b.km)
}
