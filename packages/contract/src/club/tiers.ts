import { z } from 'zod'
import { businessDate, points } from '../common.ts'

export const tier = z.object({ code: z.string(), name: z.string() }).meta({ id: 'Tier' })

/** The way to the next tier by qualifying points (req. 1.5); null at the top. */
export const tierProgress = z
  .object({
    next: tier.nullable(),
    missing: points,
    /** Share of the points that the next tier asks for, 0–1000. */
    shareMilli: z.int().min(0).max(1000),
  })
  .meta({ id: 'TierProgress' })

export const balances = z
  .object({ qualifying: points, redeemable: points, held: points, debt: points })
  .meta({ id: 'Balances' })
export type Balances = z.infer<typeof balances>

/** A member as lists show them: enough to know whom one has before one. */
export const memberHit = z
  .object({
    memberId: z.string(),
    name: z.string(),
    cardNumber: z.string(),
    tier,
    phoneMasked: z.string().nullable(),
    plates: z.array(z.string()),
  })
  .meta({ id: 'MemberHit' })
export type MemberHit = z.infer<typeof memberHit>

export const memberCard = z
  .object({
    memberId: z.string(),
    cardNumber: z.string(),
    name: z.string(),
    tier,
    balances,
    progress: tierProgress,
    joinedOn: businessDate,
    membershipEndsOn: businessDate,
  })
  .meta({ id: 'MemberCard' })
export type MemberCard = z.infer<typeof memberCard>
