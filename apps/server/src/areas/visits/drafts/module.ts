import { visitSettled } from '@cheyou/contract'
import type { Module } from '../../../platform/module.ts'
import { inUnit } from '../../../platform/outbox/index.ts'
import { memberIn } from '../../../platform/subjects.ts'
import { draftsRoutes } from './drafts.router.ts'
import { draftsTables } from './drafts.tables.ts'
import { forgetDrafts } from './forget-drafts.ts'
import { TillDrafts1796166000001 } from './migrations/1796166000001-till-drafts.ts'
import { settleDraft } from './settle-draft.ts'

export const drafts: Module = {
  name: 'visits/drafts',
  tables: draftsTables,
  migrations: [TillDrafts1796166000001],
  routes: [draftsRoutes],
  handlers: [inUnit(visitSettled, settleDraft)],
  subjects: { tillDraftId: memberIn('till_drafts') },
  upkeep: [forgetDrafts],
}
