import { EntitySchema } from 'typeorm'
import { document, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'

export interface DealerGroupRow {
  id: string
  name: string
  createdAt: Date
}
export const dealerGroups = new EntitySchema<DealerGroupRow>({
  name: 'dealer_groups',
  columns: { id: id(), name: words(80), createdAt: moment() },
})

export interface StoreRow {
  id: string
  groupId: string
  name: string
  createdAt: Date
}
export const stores = new EntitySchema<StoreRow>({
  name: 'stores',
  columns: { id: id(), groupId: ref(), name: words(80), createdAt: moment() },
  indices: [{ name: 'ux_stores_name', columns: ['groupId', 'name'], unique: true }],
})

/** Where records come from: a store's DMS, the desk. Outside keys are unique by (source, number). */
export interface SourceRow {
  id: string
  groupId: string
  storeId: string
  name: string
  mapping: string | null
  createdAt: Date
}
export const sources = new EntitySchema<SourceRow>({
  name: 'sources',
  columns: {
    id: id(),
    groupId: ref(),
    storeId: ref(),
    name: words(40),
    mapping: nullable(document()),
    createdAt: moment(),
  },
  indices: [{ name: 'ux_sources_name', columns: ['groupId', 'name'], unique: true }],
})

/** A value of a list that the shop edits: a stable code, its label, the words imports use for it, behaviour flags. */
export interface DictionaryValueRow {
  id: string
  groupId: string
  dictionary: string
  code: string
  name: string
  aliases: string
  flags: string
  position: number
  retiredAt: Date | null
}
export const dictionaryValues = new EntitySchema<DictionaryValueRow>({
  name: 'dictionary_values',
  columns: {
    id: id(),
    groupId: ref(),
    dictionary: words(40),
    code: words(40),
    name: words(40),
    aliases: document(),
    flags: document(),
    position: whole(),
    retiredAt: nullable(moment()),
  },
  indices: [{ name: 'ux_dictionary_values_code', columns: ['groupId', 'dictionary', 'code'], unique: true }],
})

export const organisationEntities = [dealerGroups, stores, sources, dictionaryValues]
