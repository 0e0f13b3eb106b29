import { businessDateOf, defaultRules } from '@cheyou/domain'
import { expect, test } from 'vitest'
import { auditAndClose, auditClub, auditOpen } from './audit.ts'
import { members, tierChanges } from './areas/club/membership/membership.tables.ts'
import { postEntries, readBalances } from './areas/club/points/index.ts'
import { ledgerPostings, pointAccounts, pointLots } from './areas/club/points/points.tables.ts'
import { addRuleSet } from './areas/club/rules/index.ts'
import { visitLines, visits } from './areas/visits/visits/visits.tables.ts'
import type { Unit } from './platform/db/database.ts'
import { newId } from './platform/db/ids.ts'
import { deleteRows, findRow, insertRow, insertRows, listRows, updateRows } from './platform/db/table-rows.ts'
import { earn } from './testing/redeeming.ts'
import { systemAct, testClub, type TestClub, type TestMember } from './testing/test-app.ts'

const DAY_MS = 24 * 60 * 60_000

interface Old {
  club: TestClub
  member: TestMember
  other: TestMember
  visitId: string
  settledOn: string
}

/** Visits of two members on three days, the first of which is looked at; closed by a clean audit, and nothing happened since. */
async function closedClub(): Promise<Old> {
  const club = await testClub()
  const [member, other] = [await club.addMember(), await club.addMember()]
  const settledOn = businessDateOf(club.clock.now())
  const visitId = await earn(club, member, 500)
  for (const guest of [other, member]) {
    club.clock.advance(DAY_MS)
    await earn(club, guest, 300)
  }
  club.clock.advance(DAY_MS)
  expect(await auditAndClose(club.app.db, { all: false })).toMatchObject({ ok: true, findings: [] })
  return { club, member, other, visitId, settledOn }
}

type Fault = (unit: Unit, old: Old) => Promise<unknown>

const postingOf = async (unit: Unit, visitId: string) =>
  (await listRows(unit.sql, ledgerPostings, { subjectId: visitId, kind: 'visit' }))[0]!

/** A posting written today about whatever, as the one writer of the ledger takes it. */
async function post(
  unit: Unit,
  { member }: Old,
  more: { kind: 'visit_reversal'; subjectId: string; reversesId: string },
) {
  const { memberId } = member
  const entries = (['qualifying', 'redeemable'] as const).flatMap((track) => [
    { track, account: 'issued' as const, amount: -500, lotId: null },
    { track, account: track === 'qualifying' ? ('member' as const) : ('debt' as const), amount: 500, lotId: null },
  ])
  const said = { memberId, cause: newId(), tier: null, ruleVersion: null, facts: {}, effectiveAt: unit.now, entries }
  await postEntries(unit, await readBalances(unit.sql, [memberId]), [{ ...said, ...more }])
}

/** Each is a fault that a use case could make in what is old, by the writers that the product has. */
const faults: Record<string, { finds: string; make: Fault }> = {
  'a visit is voided and keeps its points': {
    finds: 'VISIT_POSTING_STRAY',
    make: (unit, { visitId }) => updateRows(unit.sql, visits, { state: 'void' }, { id: visitId }),
  },
  'a visit is moved to another member without its points': {
    finds: 'VISIT_POSTING_STRAY',
    make: (unit, { visitId, other: { memberId } }) => updateRows(unit.sql, visits, { memberId }, { id: visitId }),
  },
  'a visit is corrected without its points': {
    finds: 'VISIT_POSTING_MISSING',
    make: (unit, { visitId }) => updateRows(unit.sql, visits, { revision: 2 }, { id: visitId }),
  },
  'a visit gets another sum': {
    finds: 'VISIT_SUMS_WRONG',
    make: (unit, { visitId }) => updateRows(unit.sql, visits, { customerFen: 1 }, { id: visitId }),
  },
  'a visit is corrected and its lines are others': {
    finds: 'VISIT_SUMS_WRONG',
    make: async (unit, { visitId }) => {
      const lines = await listRows(unit.sql, visitLines, { visitId })
      await updateRows(unit.sql, visits, { revision: 2 }, { id: visitId })
      await deleteRows(unit.sql, visitLines, { visitId })
      await insertRows(
        unit.sql,
        visitLines,
        lines.map((line) => ({ ...line, amountFen: line.amountFen + 500 })),
      )
    },
  },
  'a visit moves to another day, on which a member had no tier that the rules know': {
    finds: 'VISIT_SUMS_WRONG',
    make: (unit, { visitId }) =>
      updateRows(unit.sql, visits, { settledOn: '2019-01-01', customerFen: 1 }, { id: visitId }),
  },
  'the points of a visit that stands are taken back': {
    finds: 'VISIT_POSTING_MISSING',
    make: async (unit, old) => {
      const { id: reversesId } = await postingOf(unit, old.visitId)
      await post(unit, old, { kind: 'visit_reversal', subjectId: old.visitId, reversesId })
    },
  },
  'a posting is reversed by another sum': {
    finds: 'REVERSAL_WRONG',
    make: async (unit, old) => {
      const { id: reversesId } = (await listRows(unit.sql, ledgerPostings, { memberId: old.other.memberId }))[0]!
      await post(unit, old, { kind: 'visit_reversal', subjectId: old.visitId, reversesId })
    },
  },
  'a posting without entries comes late, with the instant of an old day': {
    finds: 'POSTING_EMPTY',
    make: async (unit, { visitId }) => {
      const posting = await postingOf(unit, visitId)
      await insertRow(unit.sql, ledgerPostings, { ...posting, id: newId(), cause: 'late', kind: 'adjustment' })
    },
  },
  'a posting comes late for somebody who is no member, by nobody': {
    finds: 'POSTING_ACT_MISSING',
    make: async (unit, { visitId }) => {
      const posting = await postingOf(unit, visitId)
      await insertRow(unit.sql, ledgerPostings, { ...posting, id: newId(), memberId: 'nobody', actId: 'nobody' })
    },
  },
  'a balance is moved without a posting': {
    finds: 'BALANCE_WRONG',
    make: (unit, { member: { memberId } }) => updateRows(unit.sql, pointAccounts, { qualifying: 1 }, { memberId }),
  },
  'a lot is spent without a posting': {
    finds: 'LOT_WRONG',
    make: (unit, { member: { memberId } }) => updateRows(unit.sql, pointLots, { remaining: 1 }, { memberId }),
  },
  'a tier is changed without a record': {
    finds: 'TIER_CHAIN_BROKEN',
    make: (unit, { member }) => updateRows(unit.sql, members, { tier: 'vip' }, { id: member.memberId }),
  },
  'a tier is recorded that the rules do not know, before a visit that left no posting': {
    finds: 'VISIT_TIER_UNKNOWN',
    make: async (unit, { member, visitId }) => {
      const change = (await listRows(unit.sql, tierChanges, { memberId: member.memberId }))[0]!
      const { settledOn } = (await findRow(unit.sql, visits, { id: visitId }))!
      const platinum = { ...change, id: newId(), cause: 'test', fromTier: 'standard', toTier: 'platinum', at: unit.now }
      await updateRows(unit.sql, tierChanges, { toTier: 'platinum' }, { id: change.id })
      await insertRow(unit.sql, tierChanges, { ...platinum, effectiveOn: settledOn })
      await updateRows(unit.sql, ledgerPostings, { tier: null }, { subjectId: visitId })
    },
  },
  'rules are published for a day that is over': {
    finds: 'VISIT_POINTS_WRONG',
    make: async (unit) => {
      const rules = defaultRules()
      const twice = rules.earning.rates.map((rate) => ({
        ...rate,
        redeemableMilliPerYuan: rate.redeemableMilliPerYuan * 2,
      }))
      await addRuleSet(unit, { ...rules, version: 2, earning: { ...rules.earning, rates: twice } }, new Date(1000))
    },
  },
}

class Undo extends Error {}

/** What the audit finds when something was done, in a unit that is then undone: of what is open, and of everything. */
async function foundAfter(old: Old, make: Fault): Promise<{ open: string[]; all: string[] }> {
  const found = { open: [] as string[], all: [] as string[] }
  const { db, groupId } = old.club.app
  const attempt = db.unit(systemAct(groupId), async (unit) => {
    await make(unit, old)
    found.open = (await auditOpen(unit.sql, { all: false })).findings.map(({ code }) => code)
    found.all = (await auditClub(unit.sql)).findings.map(({ code }) => code)
    throw new Undo()
  })
  await expect(attempt).rejects.toThrow(Undo)
  return found
}

test('a fault in what a clean audit closed is seen, whatever it is, as if everything were computed again', async () => {
  const old = await closedClub()
  for (const [fault, { finds, make }] of Object.entries(faults)) {
    const { open, all } = await foundAfter(old, make)
    expect({ fault, all }).toEqual({ fault, all: expect.arrayContaining([finds]) as string[] })
    expect({ fault, open: new Set(open) }).toEqual({ fault, open: new Set(all) })
  }
})

/** What no writer of the product does: a row changes, and nothing that is written with it. */
const tamperings: Record<string, Fault> = {
  VISIT_SUMS_WRONG: (unit, { visitId }) =>
    unit.sql.run('UPDATE visit_lines SET amountFen = amountFen + 500 WHERE visitId = ?', [visitId]),
  ENTRY_LOT_MISSING: (unit, { member: { memberId } }) =>
    unit.sql.run("UPDATE ledger_entries SET lotId = NULL WHERE memberId = ? AND account = 'member'", [memberId]),
}

test('what is closed is not computed again unless everything is asked for, or other checks have closed it', async () => {
  const old = await closedClub()
  const { db } = old.club.app
  for (const [finds, make] of Object.entries(tamperings)) {
    const { open, all } = await foundAfter(old, make)
    expect(open).toEqual([])
    expect(all).toContain(finds)
    const updated = await foundAfter(old, async (unit) => {
      await make(unit, old)
      await unit.sql.run("UPDATE audit_seals SET checks = 'those of an earlier version'")
    })
    expect(new Set(updated.open)).toEqual(new Set(all))
  }
  await db.upkeep((sql) => sql.run('UPDATE visit_lines SET amountFen = amountFen + 500'))
  expect(await auditAndClose(db, { all: false })).toMatchObject({ ok: true })
  expect(await auditAndClose(db, { all: true })).toMatchObject({ ok: false })
})

test('what an audit finds stays open until it is mended', async () => {
  const old = await closedClub()
  const { app } = old.club
  const { visitId } = old
  await app.db.unit(systemAct(app.groupId), (unit) => updateRows(unit.sql, visits, { revision: 2 }, { id: visitId }))
  for (let again = 0; again < 2; again++)
    expect((await auditAndClose(app.db, { all: false })).findings).toMatchObject([{ code: 'VISIT_POSTING_MISSING' }])
  await app.db.unit(systemAct(app.groupId), (unit) => updateRows(unit.sql, visits, { revision: 1 }, { id: visitId }))
  expect(await auditAndClose(app.db, { all: false })).toMatchObject({ ok: true, findings: [] })
})
