import { z } from 'zod'
import { roles, viewSharings } from '../codes.ts'
import { done, id, text } from '../common.ts'
import { endpoint } from '../endpoint.ts'

/** A list of the console by the name that its page gives it. */
const listName = z.string().regex(/^[a-z][a-z-]{0,39}$/)
const columnKeys = z.array(z.string().regex(/^[A-Za-z][\w-]{0,39}$/)).max(60)
/** Filters, order and page size as they stand in the address; text is percent-encoded there. */
const address = z.string().regex(/^[\x21-\x7e]{0,1000}$/)

/** Filters and order of a list under a name (视图). */
export const deskView = z
  .object({
    viewId: z.string(),
    list: z.string(),
    name: z.string(),
    address: z.string(),
    sharing: z.enum(viewSharings),
    /** With `sharing` store. */
    storeId: z.string().nullable(),
    /** Who made it. */
    madeBy: z.string(),
    mine: z.boolean(),
    /** May be changed and dropped by who asks. */
    changeable: z.boolean(),
  })
  .meta({ id: 'DeskView' })
export type DeskView = z.infer<typeof deskView>

/** How somebody wants the columns of a list; keys that the list does not know are nobody's column. */
export const deskColumns = z
  .object({
    /** Usual ones that are not shown. */
    hidden: columnKeys,
    /** Others that are shown. */
    shown: columnKeys,
    /** All in their order; one that is missing has its usual place. Empty: the usual order. */
    order: columnKeys,
  })
  .meta({ id: 'DeskColumns' })
export type DeskColumns = z.infer<typeof deskColumns>

const mine = { audience: 'console', roles } as const

export const getDesk = endpoint({
  ...mine,
  method: 'get',
  path: '/api/console/desk',
  summary: 'Views of lists that I made or that are shared with me, and how I want columns',
  limit: 'read',
  response: z.object({ views: z.array(deskView), columns: z.record(z.string(), deskColumns) }),
})

export const chooseColumns = endpoint({
  ...mine,
  method: 'put',
  path: '/api/console/desk/columns/:list',
  summary: 'How I want the columns of a list; nothing in it is the usual way',
  limit: 'write',
  params: z.object({ list: listName }),
  body: deskColumns,
  response: deskColumns,
})

const named = z.object({ name: text(20), address })
const shared = named.extend({ sharing: z.literal('store'), storeId: id })
const others = named.extend({ sharing: z.enum(['mine', 'group']) })
const inList = { list: listName }
const params = z.object({ viewId: id })

export const saveView = endpoint({
  ...mine,
  method: 'post',
  path: '/api/console/desk/views',
  summary: 'Keeps a view; one of mine with the same name in this list is replaced',
  limit: 'write',
  idempotent: true,
  body: z.discriminatedUnion('sharing', [shared.extend(inList), others.extend(inList)]),
  response: deskView,
})

export const changeView = endpoint({
  ...mine,
  method: 'put',
  path: '/api/console/desk/views/:viewId',
  summary: 'Other filters, name or sharing of a view: its maker, and managers where it is shared',
  limit: 'write',
  params,
  body: z.discriminatedUnion('sharing', [shared, others]),
  response: deskView,
})

export const dropView = endpoint({
  ...mine,
  method: 'post',
  path: '/api/console/desk/views/:viewId/drop',
  summary: 'Takes a view off the lists of those who see it; links keep their filters',
  limit: 'write',
  idempotent: true,
  params,
  response: done,
})

export const bringBackView = endpoint({
  ...mine,
  method: 'post',
  path: '/api/console/desk/views/:viewId/bring-back',
  summary: 'Puts a dropped view back',
  limit: 'write',
  idempotent: true,
  params,
  response: deskView,
})

export const noteExport = endpoint({
  ...mine,
  method: 'post',
  path: '/api/console/desk/exports',
  summary: 'Notes that a list is taken out as a file, before the file is handed over (req. 15.2)',
  limit: 'write',
  idempotent: true,
  body: z.object({
    /** What the list is called. */
    title: text(20),
    /** The filters in words, as the head of the file says them. */
    filters: text(120),
    rows: z.int().min(0).max(1_000_000),
    format: z.enum(['csv', 'xlsx']),
  }),
  response: done,
})
