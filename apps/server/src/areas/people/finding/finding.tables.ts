import { code, moment, primary, ref, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** What begins the whole is told from what begins a part of it: it comes first among what is found. */
export const findKeyKinds = [
  'name',
  'name_part',
  'pinyin',
  'pinyin_part',
  'initials',
  'initials_part',
  'plate',
  'vin',
] as const
export type FindKeyKind = (typeof findKeyKinds)[number]

/**
 * By what the customers of a store are found who have many keys of one kind: any part of a name or plate (req. 16.4). Follows from
 * customers, cars and ties, in the unit that writes them. What has one key alone stands in its own row: the tail of a phone, the
 * end of a card's or an order's number.
 */
export const findKeys = table(
  'find_keys',
  {
    storeId: primary(ref()),
    kind: primary(code(findKeyKinds, 14)),
    /** As it is typed, folded; its beginning is looked for. A VIN stands here from its end. */
    term: primary(words(40)),
    customerId: primary(ref()),
  },
  [{ name: 'ix_find_keys_customer', columns: ['customerId'] }],
)

/** Whom one of the staff opened last, the newest few. */
export const recentMembers = table(
  'recent_members',
  { staffId: primary(ref()), memberId: primary(ref()), openedAt: moment() },
  [{ name: 'ix_recent_members_opened', columns: ['staffId', 'openedAt'] }],
)
