import type { MemberFound } from '@cheyou/contract'
import type { FindKind } from '@cheyou/contract/codes'
import {
  foldOrder,
  maskPhone,
  reversed,
  stretchOfLetters,
  stretchOfName,
  type Stretch,
  type Typed,
} from '@cheyou/domain'
import { notNull, words } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { placeholders, type Sql } from '../../platform/db/sql.ts'
import { beginningWith } from '../../platform/finding.ts'
import { readName } from '../../areas/people/finding/index.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { visits } from '../../areas/visits/visits/visits.tables.ts'

export interface FoundMember {
  kind: FindKind
  memberId: string
  customerId: string
  phoneMasked: string | null
}

export type Why = Pick<MemberFound, 'why' | 'order'>

/** What a member may have been found by. */
interface Known {
  customerId: string
  text: string
  order?: Why['order']
}

/** Why each member was found, by member: the name, plate or number that fits, and which part of it does. */
export async function whyFound(sql: Sql, typed: Typed, found: readonly FoundMember[]): Promise<Map<string, Why>> {
  const whys = new Map<string, Why>()
  for (const [kind, some] of Map.groupBy(found, (one) => one.kind)) {
    const known = Map.groupBy(await knownOf(sql, typed, kind, some), ({ customerId }) => customerId)
    for (const { memberId, customerId } of some) {
      const [why] = (known.get(customerId) ?? []).flatMap((one) => fitting(typed, kind, one) ?? [])
      if (why) whys.set(memberId, why)
    }
  }
  return whys
}

/** All texts of a kind that members have, in the order in which they are tried. */
async function knownOf(sql: Sql, typed: Typed, kind: FindKind, found: readonly FoundMember[]): Promise<Known[]> {
  const ids = found.map(({ customerId }) => customerId)
  if (kind === 'phone') return found.map(({ customerId, phoneMasked }) => ({ customerId, text: phoneMasked ?? '' }))
  if (kind === 'order') return ordersOf(sql, typed.orderEnd!, ids)
  const own = kind === 'plate' || kind === 'vin' ? carsOf(kind) : kind === 'card' ? CARDS : NAMES
  const among = placeholders(ids.length)
  return rows(
    sql,
    { customerId: customers.id, text: words(80) },
    own(among),
    kind === 'plate' || kind === 'vin' ? ids : [...ids, ...ids],
  )
}

const carsOf = (column: 'plate' | 'vin') => (among: string) =>
  `SELECT vp.customerId, v.${column} AS text FROM vehicle_people vp JOIN vehicles v ON v.id = vp.vehicleId
   WHERE vp.customerId IN (${among}) AND vp.untilOn IS NULL AND v.${column} IS NOT NULL ORDER BY v.id`

// Names and cards of archives that went on in these count as theirs.
const NAMES = (among: string) =>
  `SELECT id AS customerId, name AS text FROM customers WHERE id IN (${among})
   UNION ALL SELECT mergedIntoId, name FROM customers WHERE mergedIntoId IN (${among})`
const CARDS = (among: string) =>
  `SELECT customerId, cardNumber AS text FROM members WHERE customerId IN (${among})
   UNION ALL SELECT o.customerId, f.cardNumber FROM members o JOIN members f ON f.mergedIntoId = o.id WHERE o.customerId IN (${among})`

async function ordersOf(sql: Sql, typed: string, ids: readonly string[]): Promise<Known[]> {
  const found = await rows(
    sql,
    {
      customerId: notNull(visits.customerId),
      visitId: visits.id,
      orderNumber: visits.orderNumber,
      settledOn: visits.settledOn,
    },
    `SELECT customerId, id AS visitId, orderNumber, settledOn FROM visits
     WHERE customerId IN (${placeholders(ids.length)}) AND orderReversed >= ? AND orderReversed < ? ORDER BY settledOn DESC, id DESC`,
    [...ids, ...beginningWith(reversed(typed))],
  )
  return found.map(({ customerId, ...order }) => ({ customerId, text: order.orderNumber, order }))
}

/** What of a text fits; null where nothing does, as with the other plate of somebody with two cars. */
function fitting(typed: Typed, kind: FindKind, { text, order = null }: Known): Why | null {
  const shown = (fits: { text: string; stretch: Stretch | null; whole?: boolean }): Why | null =>
    fits.stretch && { why: { kind, text: fits.text, ...fits.stretch, whole: fits.whole ?? false }, order }
  switch (kind) {
    case 'phone':
      return shown(phoneFitting(typed, text))
    case 'name':
      return shown({ text, stretch: stretchOfName(text, typed.name!) })
    case 'pinyin':
    case 'initials':
      return shown({ text, stretch: stretchOfLetters(readName(text), typed.letters!, kind) })
    case 'plate':
      return shown({ text, ...part(text, typed.plate!) })
    case 'vin':
      return shown(vinFitting(text, typed.vinEnd!))
    case 'card':
      return shown({ text, ...end(text, typed.card ?? typed.cardEnd!) })
    case 'order':
      return shown({ text, ...end(text, typed.orderEnd!) })
  }
}

/** The phone of an archive that went on in this one is another than the one shown: then only what was typed is told. */
function phoneFitting({ phone, phoneTail }: Typed, masked: string) {
  const text = phone === null ? (masked.endsWith(phoneTail!) ? masked : `*******${phoneTail!}`) : maskPhone(phone)
  return { text, stretch: { from: phone === null ? text.length - 4 : 0, to: text.length }, whole: phone !== null }
}

/** So much of a VIN tells cars apart at the counter. */
const VIN_SHOWN = 6

function vinFitting(vin: string, typed: string) {
  const shown = vin.slice(-Math.max(VIN_SHOWN, typed.length))
  const text = shown === vin ? vin : `…${shown}`
  return { text, ...end(text, typed), whole: typed === vin }
}

function part(text: string, typed: string): { stretch: Stretch | null; whole: boolean } {
  const from = text.indexOf(typed)
  return { stretch: from < 0 ? null : { from, to: from + typed.length }, whole: text === typed }
}

/** Spaces in an order number do not count: where some stand within what was typed, all of it is marked. */
function end(text: string, typed: string): { stretch: Stretch | null; whole: boolean } {
  const folded = foldOrder(text)
  if (!folded.endsWith(typed)) return { stretch: null, whole: false }
  const from = text.toUpperCase().endsWith(typed) ? text.length - typed.length : 0
  return { stretch: { from, to: text.length }, whole: folded === typed }
}
