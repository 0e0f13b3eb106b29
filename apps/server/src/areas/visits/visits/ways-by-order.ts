import { reversed } from '@cheyou/domain'
import { beginningWith, type Asked, type Way } from '../../../platform/finding.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'

/** To customers by the number of one of their orders, or its end (req. 16.4). */
export function waysByOrder({ typed: { orderEnd }, groupId, storeIds }: Asked): Way[] {
  if (orderEnd === null) return []
  return [
    {
      kind: 'order',
      sql: `SELECT f.customerId FROM visits f WHERE f.groupId = ? AND f.orderReversed >= ? AND f.orderReversed < ?
        AND ${tiedToOneOf('f.customerId', storeIds.length)}`,
      params: [groupId, ...beginningWith(reversed(orderEnd)), ...storeIds],
    },
  ]
}
