/** Fen (10²) × milli rate (10³) × milli tier (10³) × milli campaign (10³): exact points are whole numbers of 10⁻¹¹. */
const DECIMALS = 11
const UNITS_PER_POINT = 100_000_000_000n

/** Points for an amount, in units of 10⁻¹¹ of a point, without rounding. */
export function exactPoints(amountFen: number, milliPerYuan: number, tierMilli: number, campaignMilli: number): bigint {
  return BigInt(amountFen) * BigInt(milliPerYuan) * BigInt(tierMilli) * BigInt(campaignMilli)
}

/** Whole points, rounded down; never below 0. Throws RangeError beyond the safe integers. */
export function floorPoints(exact: bigint): number {
  if (exact <= 0n) return 0
  const points = Number(exact / UNITS_PER_POINT)
  if (!Number.isSafeInteger(points)) throw new RangeError(`too many points: ${exact}`)
  return points
}

/** As a decimal without trailing zeros: `95.6`, `-3`, `0`. */
export function formatExact(exact: bigint): string {
  const digits = String(exact < 0n ? -exact : exact).padStart(DECIMALS + 1, '0')
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '')
  return `${exact < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction && `.${fraction}`}`
}
