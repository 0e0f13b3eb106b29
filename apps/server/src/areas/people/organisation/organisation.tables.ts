import type { OpeningHours } from '@cheyou/domain'
import { document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

export const dealerGroups = table('dealer_groups', {
  id: id(),
  name: words(80),
  /** A kept picture, and a colour such as `#1f5eff`; NULL: as the program comes. */
  logo: nullable(words(80)),
  accent: nullable(words(7)),
  /** NULL: never changed. */
  revision: nullable(whole()),
  createdAt: moment(),
})

/** Stores that are closed stay, for what happened there names them. */
export const stores = table(
  'stores',
  {
    id: id(),
    groupId: ref(),
    name: words(80),
    address: nullable(words(200)),
    phone: nullable(words(40)),
    hours: nullable(document<OpeningHours>()),
    /** Degrees of GCJ-02, as WeChat's map takes them. */
    place: nullable(document<{ latitude: number; longitude: number }>()),
    /** NULL: never changed. */
    revision: nullable(whole()),
    retiredAt: nullable(moment()),
    createdAt: moment(),
  },
  [{ name: 'ux_stores_name', columns: ['groupId', 'name'], unique: true }],
)

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
