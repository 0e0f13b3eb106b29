import type { Module } from '../../../platform/module.ts'
import { organisationTables } from './organisation.tables.ts'

export const organisation: Module = {
  name: 'people/organisation',
  tables: organisationTables,
}
