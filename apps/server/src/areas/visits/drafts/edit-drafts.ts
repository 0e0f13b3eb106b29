import type { EndpointInput, keepDraft as keepEndpoint, TillDraft } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import type { RowOf } from '../../../platform/db/table.ts'
import { findRow, insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { tell } from '../../../platform/live/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { requireVisible } from '../../club/membership/index.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import { shownDrafts } from './drafts.queries.ts'
import { tillDrafts } from './drafts.tables.ts'

type Row = RowOf<typeof tillDrafts>
type Kept = EndpointInput<typeof keepEndpoint>['body']

/** Puts a visit aside, or keeps what was typed since. @throws NOT_FOUND, DRAFT_TAKEN_OVER, DRAFT_SETTLED */
export async function keepDraft(app: App, caller: StaffCaller, tillDraftId: string, kept: Kept): Promise<TillDraft> {
  const { storeId, memberId } = kept
  requireOwnStore(caller, storeId)
  return app.db.unit(staffAct(app, caller, 'visits.keep-draft', { storeId }), async (unit) => {
    await requireVisible(unit.sql, caller, memberId, unit.now)
    unit.concerns(memberId)
    const before = await findRow(unit.sql, tillDrafts, { id: tillDraftId }, undefined, { lock: true })
    if (before === null) await add(unit, caller, tillDraftId, kept)
    else {
      if (before.groupId !== app.groupId || before.memberId !== memberId || before.storeId !== storeId)
        throw new Refusal('NOT_FOUND', { what: 'draft' })
      await requireHeld(unit, before, kept.station)
      await change(unit, before, { form: kept.form, state: 'kept', holderId: caller.id })
    }
    return shown(unit, tillDraftId)
  })
}

/** Takes a draft to another workstation. @throws NOT_FOUND, DRAFT_SETTLED */
export async function takeDraft(
  app: App,
  caller: StaffCaller,
  { tillDraftId, station }: { tillDraftId: string; station: string },
  idempotency: Idempotency,
): Promise<TillDraft> {
  return app.db.unit(staffAct(app, caller, 'visits.take-draft', { idempotency }), async (unit) => {
    const draft = await draftOf(unit, caller, tillDraftId)
    await change(unit, draft, { station, holderId: caller.id, state: 'kept' })
    return shown(unit, tillDraftId)
  })
}

/** Takes a draft off the list. @throws NOT_FOUND, DRAFT_SETTLED, DRAFT_TAKEN_OVER where it was changed since */
export async function dropDraft(
  app: App,
  caller: StaffCaller,
  { tillDraftId, revision }: { tillDraftId: string; revision: number },
  idempotency: Idempotency,
): Promise<{ done: true }> {
  return app.db.unit(staffAct(app, caller, 'visits.drop-draft', { idempotency }), async (unit) => {
    const draft = await draftOf(unit, caller, tillDraftId)
    if (draft.revision !== revision) throw await takenOver(unit, draft)
    await change(unit, draft, { state: 'dropped' })
    return { done: true }
  })
}

/** Puts a dropped draft back on the list. @throws NOT_FOUND, DRAFT_SETTLED */
export async function bringBackDraft(
  app: App,
  caller: StaffCaller,
  tillDraftId: string,
  idempotency: Idempotency,
): Promise<TillDraft> {
  return app.db.unit(staffAct(app, caller, 'visits.bring-back-draft', { idempotency }), async (unit) => {
    await change(unit, await draftOf(unit, caller, tillDraftId), { state: 'kept' })
    return shown(unit, tillDraftId)
  })
}

async function add(unit: Unit, caller: StaffCaller, id: string, kept: Kept): Promise<void> {
  const { storeId, memberId, form, station } = kept
  await tell(unit, 'drafts')
  await insertRow(unit.sql, tillDrafts, {
    id,
    storeId,
    memberId,
    form,
    station,
    state: 'kept',
    revision: 1,
    groupId: unit.act.groupId,
    holderId: caller.id,
    keptAt: unit.now,
  })
}

async function change(unit: Unit, { id, revision }: Row, changed: Partial<Row>): Promise<void> {
  await tell(unit, 'drafts')
  await updateRows(unit.sql, tillDrafts, { ...changed, revision: revision + 1, keptAt: unit.now }, { id })
}

async function draftOf(unit: Unit, caller: StaffCaller, id: string): Promise<Row> {
  const { groupId } = unit.act
  const draft = await findRow(unit.sql, tillDrafts, { id, groupId }, undefined, { lock: true })
  if (!draft || !caller.storeIds.includes(draft.storeId)) throw new Refusal('NOT_FOUND', { what: 'draft' })
  if (draft.state === 'settled') throw new Refusal('DRAFT_SETTLED')
  unit.concerns(draft.memberId)
  return draft
}

async function requireHeld(unit: Unit, draft: Row, station: string): Promise<void> {
  if (draft.state === 'settled') throw new Refusal('DRAFT_SETTLED')
  if (draft.station !== station) throw await takenOver(unit, draft)
}

async function takenOver(unit: Unit, { id }: Row): Promise<Refusal> {
  return new Refusal('DRAFT_TAKEN_OVER', { name: (await shown(unit, id)).holderName })
}

async function shown(unit: Unit, tillDraftId: string): Promise<TillDraft> {
  const [draft] = await shownDrafts(unit.sql, { groupId: unit.act.groupId, tillDraftId })
  if (!draft) throw new Refusal('NOT_FOUND', { what: 'draft' })
  return draft
}
