import type {
  addWorkType as addWorkTypeEndpoint,
  EndpointInput,
  EndpointOutput,
  listConsoleWorkTypes,
  WorkType,
} from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import {
  addDictionaryValues,
  changeDictionaryValue,
  knownDictionary,
  lockDictionary,
  retireDictionaryValue,
  type KnownValue,
  requireSayForGroup,
} from '../../people/organisation/index.ts'

const WORK_TYPE = 'work_type'

export type NewWorkType = EndpointInput<typeof addWorkTypeEndpoint>['body']

/** All of them as a list shows them. */
type WorkTypes = EndpointOutput<typeof listConsoleWorkTypes>

export async function workTypes(sql: Sql, groupId: string): Promise<WorkTypes> {
  return { rows: (await knownDictionary(sql, groupId, WORK_TYPE)).map(shown) }
}

function shown({ code, name, aliases, flags, retired }: KnownValue): WorkType {
  return { code, name, aliases, ordinaryRepair: flags['ordinaryRepair'] === true, retired }
}

/** Adds a work type at the end of the list (req. 2.2). @throws GROUP_ADMIN_NEEDED, WORK_TYPE_TAKEN, WORD_TAKEN */
export async function addWorkType(
  app: App,
  caller: StaffCaller,
  given: NewWorkType,
  idempotency: Idempotency,
): Promise<WorkTypes> {
  return app.db.unit(staffAct(app, caller, 'rules.add-work-type', { idempotency }), async (unit) => {
    await requireSayForGroup(unit.sql, app.groupId, caller)
    const known = await lockDictionary(unit, WORK_TYPE)
    const taken = known.find(({ code }) => code === given.code)
    if (taken) throw new Refusal('WORK_TYPE_TAKEN', { code: taken.code, name: taken.name })
    const { code } = given
    const { name, aliases, flags } = meaningOf(given, known)
    await addDictionaryValues(unit, app.groupId, WORK_TYPE, [{ code, name, aliases, flags }])
    return workTypes(unit.sql, app.groupId)
  })
}

/** Gives a work type another name, words and meaning; visits and rules keep its code. @throws GROUP_ADMIN_NEEDED, NOT_FOUND, WORD_TAKEN */
export async function changeWorkType(app: App, caller: StaffCaller, given: NewWorkType): Promise<WorkTypes> {
  return app.db.unit(staffAct(app, caller, 'rules.change-work-type'), async (unit) => {
    await requireSayForGroup(unit.sql, app.groupId, caller)
    const known = await lockDictionary(unit, WORK_TYPE)
    const old = valueOf(known, given.code)
    const { name, aliases, flags } = meaningOf(given, known)
    await changeDictionaryValue(unit, WORK_TYPE, { ...old, name, aliases, flags: { ...old.flags, ...flags } })
    return workTypes(unit.sql, app.groupId)
  })
}

/** Offers a work type at the till no longer, or again. Nothing that names it changes. @throws GROUP_ADMIN_NEEDED, NOT_FOUND, WORK_TYPE_LAST */
export async function retireWorkType(
  app: App,
  caller: StaffCaller,
  { code, retired }: { code: string; retired: boolean },
  idempotency: Idempotency,
): Promise<WorkTypes> {
  const action = retired ? 'rules.retire-work-type' : 'rules.restore-work-type'
  return app.db.unit(staffAct(app, caller, action, { idempotency }), async (unit) => {
    await requireSayForGroup(unit.sql, app.groupId, caller)
    const known = await lockDictionary(unit, WORK_TYPE)
    const value = valueOf(known, code)
    const others = known.filter((other) => !other.retired && other.code !== code)
    if (retired && others.length === 0) throw new Refusal('WORK_TYPE_LAST', { code, name: value.name })
    if (value.retired !== retired) await retireDictionaryValue(unit, WORK_TYPE, { code, retired })
    return workTypes(unit.sql, app.groupId)
  })
}

function valueOf(known: readonly KnownValue[], code: string): KnownValue {
  const value = known.find((candidate) => candidate.code === code)
  if (!value) throw new Refusal('NOT_FOUND', { what: 'workType', code })
  return value
}

/** What is asked, each word once; a word that another work type has would make an import guess. */
function meaningOf({ code, name, aliases, ordinaryRepair }: NewWorkType, known: readonly KnownValue[]) {
  const words = new Map([name, ...aliases].map((word) => [plain(word), word]))
  for (const other of known) {
    if (other.code === code) continue
    const word = [other.name, ...other.aliases].find((theirs) => words.has(plain(theirs)))
    if (word !== undefined) throw new Refusal('WORD_TAKEN', { word, code: other.code, name: other.name })
  }
  words.delete(plain(name))
  return { name, aliases: [...words.values()], flags: { ordinaryRepair } }
}

/** As imports compare words: in half width, without spaces around them. */
function plain(word: string): string {
  return word.normalize('NFKC').trim()
}
