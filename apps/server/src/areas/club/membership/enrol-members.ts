import { randomBytes, randomInt } from 'node:crypto'
import type { JoiningWay } from '@cheyou/contract/codes'
import {
  businessDateOf,
  CARD_NUMBER_SEEDS,
  makeCardNumber,
  reversed,
  type BusinessDate,
  type RuleSet,
} from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { Keyring } from '../../../platform/pii/keyring.ts'
import { openAccounts } from '../points/index.ts'
import { addPeriods, firstPeriod } from './periods.repository.ts'
import { findLastVisits } from './last-visits.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { members, tierChanges } from './membership.tables.ts'

/** 160 bits, as RFC 4226 recommends for HMAC-SHA-1. */
const SECRET_BYTES = 20

/** Where a card's secret stands, as its ciphertext is tied to it. */
export const cardSecretPlace = (memberId: string) => `members.cardSecret:${memberId}`

export interface Enrolment {
  customerIds: readonly string[]
  joinedOn: BusinessDate
  /** The way of joining (req. 1.1); `founding` when a shop starts its club. */
  via: JoiningWay | 'founding'
  /** Without one the lowest. */
  tier?: string
  /** What each paid for the first year. */
  feeFen?: number
  rules: RuleSet
}

export interface Enrolled {
  memberId: string
  customerId: string
}

/**
 * Makes customers members, with a card, a membership year and accounts at zero; who is a member already stays as they are.
 * @returns who joined
 */
export async function enrolMembers(unit: Unit, keys: Keyring, enrolment: Enrolment): Promise<Enrolled[]> {
  const { customerIds, joinedOn, via, feeFen = 0, rules } = enrolment
  if (customerIds.length === 0) return []
  const already = await rows(
    unit.sql,
    { customerId: members.customerId },
    `SELECT customerId FROM members WHERE customerId IN (${placeholders(customerIds.length)})`,
    [...customerIds],
  )
  const joined = new Set(already.map((row) => row.customerId))
  const joining = customerIds.filter((customerId) => !joined.has(customerId))
  if (joining.length === 0) return []
  const { groupId, id: actId } = unit.act
  const tier = enrolment.tier ?? rules.tiers[0]!.code
  const period = { ...firstPeriod(joinedOn, businessDateOf(unit.now), via, rules), feeFen }
  const cardNumbers = await freeCardNumbers(unit, joining.length)
  const found = joining.map((customerId, i) => {
    const id = newId()
    return {
      id,
      groupId,
      customerId,
      cardNumber: cardNumbers[i]!,
      cardReversed: reversed(cardNumbers[i]!),
      cardSecret: keys.encrypt(randomBytes(SECRET_BYTES).toString('base64url'), cardSecretPlace(id)),
      tier,
      joinedOn,
      joinedVia: via,
      membershipEndsOn: period.endsOn,
      createdAt: unit.now,
    }
  })
  await insertRows(unit.sql, members, found)
  await openAccounts(
    unit,
    found.map((row) => row.id),
  )
  await addPeriods(
    unit,
    found.map((row) => ({ memberId: row.id, ...period })),
    rules.version,
  )
  await insertRows(
    unit.sql,
    tierChanges,
    found.map((row) => ({
      id: newId(),
      groupId,
      memberId: row.id,
      fromTier: null,
      toTier: tier,
      cause: `join:${via}`,
      ruleVersion: rules.version,
      effectiveOn: joinedOn,
      actId,
      at: unit.now,
    })),
  )
  await findLastVisits(unit, found)
  return found.map((row) => ({ memberId: row.id, customerId: row.customerId }))
}

/** Random numbers that no card has yet. With hundreds of millions to choose from, a second round is rare. */
async function freeCardNumbers(unit: Unit, count: number): Promise<string[]> {
  const free = new Set<string>()
  while (free.size < count) {
    const tries = Array.from({ length: count - free.size }, () => makeCardNumber(randomInt(CARD_NUMBER_SEEDS)))
    const taken = await rows(
      unit.sql,
      { cardNumber: members.cardNumber },
      `SELECT cardNumber FROM members WHERE groupId = ? AND cardNumber IN (${placeholders(tries.length)})`,
      [unit.act.groupId, ...tries],
    )
    const used = new Set(taken.map((row) => row.cardNumber))
    for (const cardNumber of tries) if (!used.has(cardNumber)) free.add(cardNumber)
  }
  return [...free]
}
