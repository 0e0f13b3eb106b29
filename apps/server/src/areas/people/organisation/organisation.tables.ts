import { document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

export const dealerGroups = table('dealer_groups', { id: id(), name: words(80), createdAt: moment() })

export const stores = table('stores', { id: id(), groupId: ref(), name: words(80), createdAt: moment() }, [
  { name: 'ux_stores_name', columns: ['groupId', 'name'], unique: true },
])

/** Where records come from: a store's DMS, the desk. Outside keys are unique by (source, number). */
export const sources = table(
  'sources',
  {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    name: words(40),
    mapping: nullable(document<object>()),
    createdAt: moment(),
  },
  [{ name: 'ux_sources_name', columns: ['groupId', 'name'], unique: true }],
)

/** A value of a list that the shop edits: a stable code, its label, the words imports use for it, behaviour flags. */
export const dictionaryValues = table(
  'dictionary_values',
  {
    id: id(),
    groupId: ref(),
    dictionary: words(40),
    code: words(40),
    name: words(40),
    aliases: document<string[]>(),
    flags: document<Record<string, boolean>>(),
    position: whole(),
    retiredAt: nullable(moment()),
  },
  [{ name: 'ux_dictionary_values_code', columns: ['groupId', 'dictionary', 'code'], unique: true }],
)

export const organisationTables = [dealerGroups, stores, sources, dictionaryValues]
