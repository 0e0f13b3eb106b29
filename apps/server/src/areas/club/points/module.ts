import type { Module } from '../../../platform/module.ts'
import { pointsEntities } from './points.tables.ts'
import { Points1795400000000 } from './migrations/1795400000000-points.ts'

export const points: Module = {
  name: 'club/points',
  tables: pointsEntities,
  migrations: [Points1795400000000],
}
