import type { Module } from '../../../platform/module.ts'
import { organisationEntities } from './organisation.tables.ts'

export const organisation: Module = {
  name: 'people/organisation',
  tables: organisationEntities,
}
