import { z } from 'zod'
import { managerRoles, storeActs } from '../codes.ts'
import { id, revision, text, typedDate } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const MINUTES = 24 * 60

/** Open from one minute of the day until before another; 1440 is midnight at the end of the day. */
export const opening = z.object({ from: z.int().min(0).max(MINUTES), to: z.int().min(0).max(MINUTES) })
const openings = z.array(opening).max(6)

/** When a store is open (req. 5.1): a week from Monday on, and days that differ from it. No openings: closed. */
export const openingHours = z
  .object({
    week: z.array(openings).length(7),
    days: z.array(z.object({ date: typedDate, openings })).max(200),
  })
  .meta({ id: 'OpeningHours' })
export type OpeningHours = z.infer<typeof openingHours>
export type Opening = z.infer<typeof opening>

/** A place on WeChat's map, in degrees of GCJ-02, within China. */
export const mapPlace = z.object({ latitude: z.number().min(3).max(54), longitude: z.number().min(73).max(136) })

/** What is told about a store. Null: not said yet. */
export const storeForm = z.object({
  name: text(80),
  address: text(200).nullable(),
  /** As it is dialled: digits, and what people write between them. */
  phone: z
    .string()
    .regex(/^\+?\d[\d -]{3,28}\d$/, 'FORMAT_WRONG')
    .nullable(),
  hours: openingHours.nullable(),
  place: mapPlace.nullable(),
})
export type StoreForm = z.infer<typeof storeForm>

/** A store as everybody may see it: where it is, when it is open, how to reach it. */
export const storeOnShow = z.object({ storeId: z.string(), ...storeForm.shape }).meta({ id: 'StoreOnShow' })
export type StoreOnShow = z.infer<typeof storeOnShow>

/** A store as those who run it see it. */
export const consoleStore = z
  .object({
    ...storeOnShow.shape,
    retired: z.boolean(),
    /** Send it back with a change: what somebody else changed meanwhile is not overwritten. */
    revision: z.int(),
    /** What the person who asks may do with it. */
    can: z.array(z.enum(storeActs)),
  })
  .meta({ id: 'ConsoleStore' })
export type ConsoleStore = z.infer<typeof consoleStore>

export const listClubStores = endpoint({
  method: 'get',
  path: '/api/club/stores',
  summary: 'The club’s stores with address, phone, hours and place, for everybody',
  audience: 'public',
  limit: 'read',
  kept: true,
  response: z.object({ rows: z.array(storeOnShow) }),
})

export const listConsoleStores = endpoint({
  method: 'get',
  path: '/api/console/stores',
  summary: 'All stores, retired ones last, with what I may do with them (req. 16.6)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({
    rows: z.array(consoleStore),
    /** Whether the person who asks may add one. */
    mayAdd: z.boolean(),
  }),
})

export const addStore = endpoint({
  method: 'post',
  path: '/api/console/stores',
  summary: 'Opens another store; who opens it works there (req. 16.6)',
  audience: 'console',
  roles: ['group_admin'],
  limit: 'write',
  idempotent: true,
  body: storeForm,
  response: consoleStore,
})

const params = z.object({ storeId: id })

export const changeStore = endpoint({
  method: 'put',
  path: '/api/console/stores/:storeId',
  summary: 'Another name, address, phone, hours or place; managers change their own stores (req. 16.6)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params,
  body: storeForm.extend({ revision }),
  response: consoleStore,
})

export const retireStore = endpoint({
  method: 'post',
  path: '/api/console/stores/:storeId/retire',
  summary: 'Closes a store: it is shown and offered no longer, and nothing can be done there; what happened stays',
  audience: 'console',
  roles: ['group_admin'],
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ revision }),
  response: consoleStore,
})

export const restoreStore = endpoint({
  method: 'post',
  path: '/api/console/stores/:storeId/restore',
  summary: 'Opens a store again that was closed',
  audience: 'console',
  roles: ['group_admin'],
  limit: 'write',
  idempotent: true,
  params,
  body: z.object({ revision }),
  response: consoleStore,
})
