import { z } from 'zod'
import { businessDate, instant, points, typedInstant } from '../common.ts'
import { memberCard, tier } from './tiers.ts'
import { statementEntry } from './points.ts'
import { car } from '../people/cars.ts'
import { endpoint } from '../endpoint.ts'
import { membershipNow } from './membership.ts'

export const getHome = endpoint({
  method: 'get',
  path: '/api/member/home',
  summary: 'The card, my cars and what happened last',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: z
    .object({
      card: memberCard,
      cars: z.array(car),
      recent: z.array(statementEntry),
      openRedemptions: z.int(),
      /** Of what waits to be collected or used: what ends first. */
      nextToCollect: z
        .object({
          redemptionId: z.string(),
          rewardName: z.string(),
          quantity: z.int(),
          isVoucher: z.boolean(),
          collectBy: businessDate,
        })
        .nullable(),
      /** The tier that staff can raise me to at my next visit (req. 1.5). */
      invitedTo: tier.nullable(),
      /** Points whose last day is at most sixty days away, by day (req. 2.5). */
      expiringSoon: z.array(z.object({ expiresOn: businessDate, points })),
      /** My membership, when it ends soon or has ended (req. 1.4); null while there is time. */
      membershipEnding: membershipNow.nullable(),
      /** The shop's day: how many days are left is counted from it. */
      today: businessDate,
    })
    .meta({ id: 'Home' }),
})
export type Home = z.infer<typeof getHome.response>

export const getCardSecret = endpoint({
  method: 'get',
  path: '/api/member/card-secret',
  summary: 'The secret of my card’s rotating code, kept on my phone so that it works offline (req. 1.6)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: z.object({ cardNumber: z.string(), secret: z.string(), serverTime: instant }).meta({ id: 'CardSecret' }),
})
export type CardSecret = z.infer<typeof getCardSecret.response>

/** What staff did after scanning my code; the code page waits for it. */
export const cardActivity = z
  .object({
    at: instant,
    kind: z.enum(['scanned', 'visit_settled', 'handed_over', 'benefit_used']),
    storeName: z.string(),
    qualifying: z.int(),
    redeemable: z.int(),
    /** What the customer paid for the visit, in fen. */
    paidFen: z.int(),
    /** What the visit saved its customer, in fen. */
    savedFen: z.int(),
    rewardName: z.string().nullable(),
    /** What of the service package was used, and what is left of it this year. */
    benefit: z.object({ name: z.string(), quantity: z.int(), left: z.int() }).nullable(),
  })
  .meta({ id: 'CardActivity' })
export type CardActivity = z.infer<typeof cardActivity>

export const getCardActivity = endpoint({
  method: 'get',
  path: '/api/member/card-activity',
  summary: 'What happened with my card since an instant, newest first',
  audience: 'member',
  limit: 'read',
  query: z.object({ since: typedInstant }),
  response: z.object({ rows: z.array(cardActivity), serverTime: instant }),
})

/** A tier with what it gives (req. 1.3), the same for everybody. */
export const tierOnOffer = z
  .object({
    code: z.string(),
    name: z.string(),
    thresholdQualifying: z.int(),
    labourMilli: z.int(),
    partsMilli: z.int(),
    benefits: z.array(z.object({ code: z.string(), name: z.string(), perYear: z.int() })),
    advisor: z.boolean(),
  })
  .meta({ id: 'TierOnOffer' })
export type TierOnOffer = z.infer<typeof tierOnOffer>

export const tierLadder = z
  .object({
    tiers: z.array(tierOnOffer.extend({ mine: z.boolean() })),
    /** Discounts by qualifying points alone, whatever the tier (req. 2.8), rising. */
    thresholds: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        qualifying: z.int(),
        labourMilli: z.int(),
        partsMilli: z.int(),
        /** Qualifying points that I lack; 0 when reached. */
        missing: z.int(),
        /** The highest one reached: the one that holds. */
        mine: z.boolean(),
      }),
    ),
    /** Of tier and threshold what takes more off a line, or one after the other. */
    stacking: z.enum(['best', 'both']),
    card: memberCard,
  })
  .meta({ id: 'TierLadder' })
export type TierLadder = z.infer<typeof tierLadder>

export const getTierLadder = endpoint({
  method: 'get',
  path: '/api/member/tiers',
  summary: 'The ladder of tiers with what each gives (req. 1.3)',
  audience: 'member',
  limit: 'read',
  kept: true,
  response: tierLadder,
})
