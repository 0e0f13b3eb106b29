import { z } from 'zod'
import { lineKinds, managerRoles, officeRoles, rewardKinds, stockMovementKinds } from '../codes.ts'
import { dictionaryCode, done, id, instant, text, typedDate, writing, revision } from '../common.ts'
import { bulkDone, byIds } from '../bulk.ts'
import { endpoint } from '../endpoint.ts'
import { pictureName } from '../files.ts'

/** The most pieces of one reward, points of one price and fen of one voucher that a form may send. */
const piecesMax = 100_000
const priceMax = 1_000_000
const faceMax = 10_000_000

const pieces = z.int().min(1).max(piecesMax)
const someOf = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(100).nullable()

/** What a manager says of a reward (req. 3.1). Null: no limit, all of them, always. */
export const rewardTerms = z.object({
  name: text(80),
  description: writing(400),
  pointsPrice: z.int().min(1).max(priceMax),
  perMemberLimit: pieces.nullable(),
  /** Limits per member by tier, beside that for all. */
  tierLimits: z.record(dictionaryCode, pieces).nullable(),
  tiers: someOf(dictionaryCode),
  /** Where it is collected. */
  storeIds: someOf(id),
  opensOn: typedDate.nullable(),
  closesOn: typedDate.nullable(),
  /** As uploading it was answered. */
  picture: pictureName.nullable(),
  /** Days from redeeming to the last day; null: as the rules say. */
  validDays: z.int().min(1).max(3650).nullable(),
  /** Of a voucher (req. 3.3). */
  voucher: z
    .object({
      faceFen: z.int().min(1).max(faceMax),
      minimumSpendFen: z.int().min(0).max(faceMax),
      workTypes: someOf(dictionaryCode),
      lineKinds: someOf(z.enum(lineKinds)),
    })
    .nullable(),
})
export type RewardTerms = z.infer<typeof rewardTerms>

/** What stands where nothing is said: for everybody, everywhere, always, and worth no money. */
export const openTerms: Omit<RewardTerms, 'name' | 'description' | 'pointsPrice'> = {
  perMemberLimit: null,
  tierLimits: null,
  tiers: null,
  storeIds: null,
  opensOn: null,
  closesOn: null,
  picture: null,
  validDays: null,
  voucher: null,
}

export const newReward = rewardTerms.extend({
  kind: z.enum(rewardKinds),
  /** Pieces to begin with; null: not counted. */
  stockLeft: z.int().min(0).max(piecesMax).nullable(),
})
export type NewReward = z.infer<typeof newReward>

/** A reward as the desk sees it. */
export const consoleReward = z
  .object({
    ...rewardTerms.shape,
    rewardId: z.string(),
    kind: z.enum(rewardKinds),
    pictureUrl: z.string().nullable(),
    state: z.enum(['published', 'retired']),
    stockLeft: z.int().nullable(),
    /** Pieces redeemed and waiting to be collected, and pieces handed over. */
    held: z.int(),
    handedOver: z.int(),
    /** Send it back with an edit: a reward that somebody else changed meanwhile is not overwritten. */
    revision: z.int(),
    /** What the caller may do: a reward of other stores cannot be changed. */
    can: z.array(z.enum(['edit', 'move_stock'])),
  })
  .meta({ id: 'ConsoleReward' })
export type ConsoleReward = z.infer<typeof consoleReward>

const option = z.object({ code: z.string(), name: z.string() })

export const catalogue = z
  .object({
    /** In the shop's order, retired ones after those offered. */
    rows: z.array(consoleReward),
    /** What a form may choose among. */
    tiers: z.array(option),
    /** `mine`: the caller belongs to it, and may offer rewards that are collected there. */
    stores: z.array(z.object({ storeId: z.string(), name: z.string(), mine: z.boolean() })),
    workTypes: z.array(option),
    /** Days to collect where a reward does not say. */
    holdDays: z.int(),
    /** `add`: for their own stores; `order`: the whole shop, and rewards for all stores. */
    can: z.array(z.enum(['add', 'order'])),
  })
  .meta({ id: 'Catalogue' })
export type Catalogue = z.infer<typeof catalogue>

export const getCatalogue = endpoint({
  method: 'get',
  path: '/api/console/rewards',
  summary: 'The catalogue at the desk (req. 3.1)',
  audience: 'console',
  roles: officeRoles,
  limit: 'read',
  response: catalogue,
})

export const addReward = endpoint({
  method: 'post',
  path: '/api/console/rewards',
  summary: 'Offers a new reward (req. 3.1)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: newReward,
  response: consoleReward,
})

const params = z.object({ rewardId: id })

export const editReward = endpoint({
  method: 'put',
  path: '/api/console/rewards/:rewardId',
  summary: 'Changes a reward, never its kind or stock; redemptions that are made keep what they were made of',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: rewardTerms.extend({ revision }),
  response: consoleReward,
})

export const retireReward = endpoint({
  method: 'post',
  path: '/api/console/rewards/:rewardId/retire',
  summary: 'Takes a reward out of the catalogue; what is redeemed can still be collected',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ revision }),
  response: consoleReward,
})

export const bringBackReward = endpoint({
  method: 'post',
  path: '/api/console/rewards/:rewardId/bring-back',
  summary: 'Puts a retired reward back into the catalogue',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ revision }),
  response: consoleReward,
})

const many = { method: 'post', audience: 'console', roles: managerRoles, limit: 'write', idempotent: true } as const

export const retireRewards = endpoint({
  ...many,
  path: '/api/console/rewards/retire',
  summary: 'Offers many rewards no longer',
  body: z.object({ chosen: byIds }),
  response: bulkDone,
})

export const bringBackRewards = endpoint({
  ...many,
  path: '/api/console/rewards/bring-back',
  summary: 'Offers many retired rewards again',
  body: z.object({ chosen: byIds }),
  response: bulkDone,
})

export const orderRewards = endpoint({
  method: 'put',
  path: '/api/console/reward-order',
  summary: 'Orders the catalogue: every reward that is offered, once',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: z.object({ rewardIds: z.array(id).min(1).max(1000) }),
  response: done,
})

export const stockMovement = z
  .object({
    movementId: z.string(),
    kind: z.enum(stockMovementKinds),
    /** Pieces that came, or that lay on the shelf. */
    quantity: z.int().nullable(),
    leftBefore: z.int().nullable(),
    leftAfter: z.int().nullable(),
    reason: z.string(),
    /** Null: not a person. */
    staffName: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'StockMovement' })
export type StockMovement = z.infer<typeof stockMovement>

export const moveStock = endpoint({
  method: 'post',
  path: '/api/console/rewards/:rewardId/stock',
  summary:
    'Changes the stock by hand, with a reason: a delivery, a count of the shelf, or no longer counted (req. 3.1)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('delivery'), quantity: pieces, reason: text(200) }),
    /** All pieces on the shelf, those that are redeemed and not yet collected too. */
    z.object({ kind: z.literal('count'), quantity: z.int().min(0).max(piecesMax), reason: text(200) }),
    z.object({ kind: z.literal('uncounted'), reason: text(200) }),
  ]),
  response: consoleReward,
})

export const listStockMovements = endpoint({
  method: 'get',
  path: '/api/console/rewards/:rewardId/stock',
  summary: 'The last hundred changes of a reward’s stock by hand, newest first',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  params,
  response: z.object({ rows: z.array(stockMovement) }),
})
