/**
 * The most that a person can believe of each kind of number in rules; who types more has slipped a digit. Money in fen, rates in
 * thousandths. Far below what would make a product inexact.
 */
export const ruleCeilings = {
  /** What one visit comes to, and what is measured by visits: ¥2,000,000. */
  visitFen: 200_000_000,
  /** A fee for a membership year: ¥100,000. */
  feeFen: 10_000_000,
  /** The premium of an insurance: ¥500,000, for whole fleets. */
  premiumFen: 50_000_000,
  /** What one use of a benefit takes off: ¥100,000. */
  benefitFen: 10_000_000,
  /** What a point is worth in the books: ¥100. */
  pointFen: 10_000,
  /** Points that are collected over years, such as the threshold of a tier. */
  collectedPoints: 10_000_000,
  /** Points that are given, taken or asked for at one time. */
  points: 1_000_000,
  /** Points per yuan: a hundred. */
  perYuanMilli: 100_000,
  /** What points are multiplied with: a hundred. */
  multiplierMilli: 100_000,
  /** How often within a year, or on one visit. */
  times: 1_000,
} as const
