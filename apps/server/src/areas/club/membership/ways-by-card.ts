import { reversed } from '@cheyou/domain'
import { beginningWith, type Asked, type Way } from '../../../platform/finding.ts'
import type { SqlValue } from '../../../platform/db/sql.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'

/** To customers by their card’s number or its last digits (req. 16.4); a merged card leads to the one in which it went on. */
export function waysByCard({ typed: { card, cardEnd }, groupId, storeIds }: Asked): Way[] {
  const by = (where: string, ...params: SqlValue[]): Way => ({
    kind: 'card',
    sql: `SELECT o.customerId FROM members f JOIN members o ON o.id = COALESCE(f.mergedIntoId, f.id)
      WHERE f.groupId = ? AND ${where} AND ${tiedToOneOf('o.customerId', storeIds.length)}`,
    params: [groupId, ...params, ...storeIds],
  })
  return [
    ...(card === null ? [] : [by('f.cardNumber = ?', card)]),
    ...(cardEnd === null
      ? []
      : [by('f.cardReversed >= ? AND f.cardReversed < ?', ...beginningWith(reversed(cardEnd)))]),
  ]
}
