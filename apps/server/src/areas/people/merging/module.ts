import type { Module } from '../../../platform/module.ts'
import { customerMerges } from './merging.tables.ts'

export const merging: Module = {
  name: 'people/merging',
  tables: [customerMerges],
}
