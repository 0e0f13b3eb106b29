import { defaultRules, startOfBusinessDay } from '@cheyou/domain'
import { systemAct } from '../../../platform/db/acts.ts'
import { DuplicateKey } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { App } from '../../../wiring.ts'
import {
  addSource,
  deskName,
  findDealerGroup,
  foundGroup,
  listStores,
  type Source,
} from '../../people/organisation/index.ts'
import { addRuleSet } from '../../club/rules/index.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { sources } from '../../people/organisation/organisation.tables.ts'

/** The named source does not fit this installation; the message is for the person who named it. */
export class SourceUnusable extends Error {
  override readonly name = 'SourceUnusable'
}

/** Name of the source that an empty database gets. */
const DEFAULT_SOURCE = 'dms'

/**
 * The source that an import belongs to. On an empty database the club is founded: its group, its first store, the default
 * rules from 1970 on (req. 2.3). A name that is not known is taken for a new source only while the store has none.
 * @throws SourceUnusable
 */
export async function openSource(app: App, name: string | undefined): Promise<Source> {
  if (app.groupId === '') await found(app)
  await ensureRules(app)
  const known = (await sourcesOf(app)).filter((source) => source.name !== deskName(source.storeId))
  const named = name === undefined ? known : known.filter((source) => source.name === name)
  const names = known.map((source) => source.name).join(', ')
  if (named.length === 1) return named[0]!
  if (named.length > 1) throw new SourceUnusable(`There are several sources; name one with --source: ${names}`)
  if (known.length > 0) throw new SourceUnusable(`There is no source ${name}; known: ${names}`)
  return firstSource(app, name ?? DEFAULT_SOURCE)
}

async function sourcesOf(app: App): Promise<Source[]> {
  return rows(
    app.db.read,
    pick(sources, 'id', 'storeId', 'name'),
    'SELECT id, storeId, name FROM sources WHERE groupId = ? ORDER BY id',
    [app.groupId],
  )
}

async function found(app: App): Promise<void> {
  const groupId = newId()
  await firstComeOnly(() =>
    app.db.unit({ ...systemAct(app, 'dms.found'), groupId }, async (unit) => {
      await foundGroup(unit, { group: '车友会', store: '本店' })
    }),
  )
  const group = await findDealerGroup(app.db.read)
  if (!group) throw new Error('The club was founded and is not there')
  app.groupId = group.id
}

async function ensureRules(app: App): Promise<void> {
  const published = await app.db.read.one('SELECT version FROM rule_sets WHERE groupId = ? LIMIT 1', [app.groupId])
  if (published) return
  await firstComeOnly(() =>
    app.db.unit(systemAct(app, 'dms.found'), (unit) =>
      addRuleSet(unit, defaultRules(), startOfBusinessDay('1970-01-01')),
    ),
  )
}

async function firstSource(app: App, name: string): Promise<Source> {
  const [store, ...others] = await listStores(app.db.read, app.groupId)
  if (!store || others.length > 0)
    throw new SourceUnusable('There are several stores, and none of them has a source yet')
  const { groupId } = app
  await firstComeOnly(() =>
    app.db.unit(systemAct(app, 'dms.add_source'), (unit) => addSource(unit, { groupId, storeId: store.id, name })),
  )
  const source = (await sourcesOf(app)).find((candidate) => candidate.name === name)
  if (!source) throw new Error('A source was added and is not there')
  return source
}

/** Two imports may begin together on an empty database: the second finds what the first has written. */
async function firstComeOnly(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
  }
}
