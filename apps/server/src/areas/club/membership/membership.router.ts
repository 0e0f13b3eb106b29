import { businessDateOf } from '@cheyou/domain'
import { explainMyEntry, getCardSecret, getStatement, getTierLadder } from '@cheyou/contract'
import { PAGE_SIZE } from '../../../platform/http/paging.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { explainEntry, readBalances, shownBalances, statementOf } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { cardSecretPlace } from './enrol-members.ts'
import { cardOf } from './member-cards.queries.ts'
import { tierLadder } from './tier-ladder.presenter.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'

/** The member's own card, statement and tiers. */
export function membershipRoutes(app: App, routes: Routes): void {
  routes
    .on(getCardSecret, async ({ caller }) => {
      const row = await firstRow(
        app.db.read,
        pick(members, 'cardNumber', 'cardSecret'),
        'SELECT cardNumber, cardSecret FROM members WHERE id = ?',
        [caller.memberId],
      )
      if (!row) throw new Refusal('NOT_FOUND')
      const secret = app.keys.decrypt(row.cardSecret, cardSecretPlace(caller.memberId))
      return { cardNumber: row.cardNumber, secret, serverTime: app.clock.now().toISOString() }
    })
    .on(getStatement, async ({ caller, query }) => {
      const limit = query.limit ?? PAGE_SIZE
      const statement = await statementOf(app.db.read, caller.memberId, { cursor: query.cursor, limit })
      const balances = (await readBalances(app.db.read, [caller.memberId])).get(caller.memberId)
      if (!balances) throw new Refusal('NOT_FOUND')
      const today = businessDateOf(app.clock.now())
      return { balances: await shownBalances(app.db.read, caller.memberId, balances, today), ...statement }
    })
    .on(explainMyEntry, async ({ caller, params }) => {
      const explained = await explainEntry(app.db.read, app.groupId, caller.memberId, params.entryId)
      if (!explained) throw new Refusal('NOT_FOUND')
      return explained
    })
    .on(getTierLadder, async ({ caller }) => {
      const now = app.clock.now()
      const rules = await rulesInForce(app.db.read, app.groupId, now)
      return tierLadder(await cardOf(app.db.read, app.groupId, caller.memberId, now), rules)
    })
}
