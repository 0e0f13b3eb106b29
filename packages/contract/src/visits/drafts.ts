import { z } from 'zod'
import { lineKinds, payers, tillRoles, visitPrices } from '../codes.ts'
import { codeNamed, dictionaryCode, done, id, instant, revision, token, writing } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** What was typed of a visit, as it stands on the screen: amounts are still text. */
export const draftForm = z.object({
  vehicleId: id.nullable(),
  odometer: writing(20),
  workType: dictionaryCode.nullable(),
  orderNumber: writing(40),
  prices: z.enum(visitPrices),
  lines: z
    .array(
      z.object({
        itemName: writing(80),
        lineKind: z.enum(lineKinds),
        payer: z.enum(payers),
        amount: writing(20),
        benefit: codeNamed,
      }),
    )
    .max(100),
  templateIds: z.array(id).max(20),
  vouchers: z.array(id).max(20),
  discretion: writing(20),
  approvalId: id.nullable(),
})

/** A visit that was put aside (挂单). Its id is the idempotency key by which it is settled. */
export const tillDraft = z
  .object({
    tillDraftId: z.string(),
    storeId: z.string(),
    memberId: z.string(),
    memberName: z.string(),
    plate: z.string().nullable(),
    form: draftForm,
    /** Raised by everything that is done to it. */
    revision: z.int(),
    /** The browser that has it, by a name it made for itself. */
    station: z.string(),
    holderName: z.string(),
    keptAt: instant,
  })
  .meta({ id: 'TillDraft' })
export type TillDraft = z.infer<typeof tillDraft>

const params = z.object({ tillDraftId: z.string().regex(/^[0-9a-f]{32}$/) })
const mine = { audience: 'staff', roles: tillRoles, limit: 'desk' } as const
const rows = z.object({ rows: z.array(tillDraft) })

export const listDrafts = endpoint({
  ...mine,
  method: 'get',
  path: '/api/staff/till-drafts',
  summary: 'Visits that were put aside at a store, newest first',
  query: z.object({ storeId: id }),
  response: rows,
})

export const keepDraft = endpoint({
  ...mine,
  method: 'put',
  path: '/api/staff/till-drafts/:tillDraftId',
  summary: 'Puts a visit aside, or keeps what was typed since; refused where another workstation has taken it over',
  params,
  body: z.object({ storeId: id, memberId: id, station: token, form: draftForm }),
  response: tillDraft,
})

export const takeDraft = endpoint({
  ...mine,
  method: 'post',
  path: '/api/staff/till-drafts/:tillDraftId/take',
  summary: 'Takes a visit that was put aside to this workstation',
  idempotent: true,
  params,
  body: z.object({ station: token }),
  response: tillDraft,
})

export const dropDraft = endpoint({
  ...mine,
  method: 'post',
  path: '/api/staff/till-drafts/:tillDraftId/drop',
  summary: 'Takes a visit off the list of those put aside',
  idempotent: true,
  params,
  body: z.object({ revision }),
  response: done,
})

export const bringBackDraft = endpoint({
  ...mine,
  method: 'post',
  path: '/api/staff/till-drafts/:tillDraftId/bring-back',
  summary: 'Puts a visit that was taken off back on the list',
  idempotent: true,
  params,
  response: tillDraft,
})
