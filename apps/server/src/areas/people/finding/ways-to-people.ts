import { reversed } from '@cheyou/domain'
import type { FindKind } from '@cheyou/contract/codes'
import { placeholders } from '../../../platform/db/sql.ts'
import { beginningWith, type Asked, type Way } from '../../../platform/finding.ts'
import { PHONE, PHONE_TAIL, tiedToOneOf } from '../customers/index.ts'
import { cutTerm } from './find-terms.ts'
import type { FindKeyKind } from './finding.tables.ts'

/** To customers by phone, car and name (req. 16.4). */
export function waysToPeople(asked: Asked): Way[] {
  const { phone, phoneTail, plate, vinEnd, name, letters } = asked.typed
  const { keys } = asked
  const byKey = (found: FindKind, term: string | null, ...kinds: FindKeyKind[]): Way[] =>
    term === null ? [] : kinds.map((kind) => byFindKey(asked, found, kind, term))
  return [
    ...(phone === null ? [] : [byHash(asked, 'phoneHash', keys.blindIndex(PHONE, phone))]),
    ...(phoneTail === null ? [] : [byHash(asked, 'phoneTailHash', keys.blindIndex(PHONE_TAIL, phoneTail))]),
    ...byKey('plate', plate, 'plate'),
    ...byKey('vin', vinEnd && reversed(vinEnd), 'vin'),
    ...byKey('name', name, 'name'),
    ...byKey('pinyin', letters, 'pinyin'),
    ...byKey('initials', letters, 'initials'),
    ...byKey('name', name, 'name_part'),
    ...byKey('pinyin', letters, 'pinyin_part'),
    ...byKey('initials', letters, 'initials_part'),
  ]
}

/** Aliases keep their phones: they lead to the archive in which they went on. */
function byHash({ groupId, storeIds }: Asked, column: 'phoneHash' | 'phoneTailHash', hash: string): Way {
  const kept = 'COALESCE(f.mergedIntoId, f.id)'
  return {
    kind: 'phone',
    sql: `SELECT ${kept} AS customerId FROM customers f WHERE f.groupId = ? AND f.${column} = ? AND ${tiedToOneOf(kept, storeIds.length)}`,
    params: [groupId, hash, ...storeIds],
  }
}

function byFindKey({ storeIds }: Asked, found: FindKind, kind: FindKeyKind, term: string): Way {
  return {
    kind: found,
    sql: `SELECT f.customerId FROM find_keys f
      WHERE f.storeId IN (${placeholders(storeIds.length)}) AND f.kind = ? AND f.term >= ? AND f.term < ?`,
    params: [...storeIds, kind, ...beginningWith(cutTerm(term))],
  }
}
