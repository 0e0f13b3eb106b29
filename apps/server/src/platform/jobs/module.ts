import type { Module } from '../module.ts'
import { forgetJobs } from './jobs.repository.ts'
import { jobsTables } from './jobs.tables.ts'
import { Jobs1795600000000 } from './migrations/1795600000000-jobs.ts'

export const jobs: Module = {
  name: 'platform/jobs',
  tables: jobsTables,
  migrations: [Jobs1795600000000],
  upkeep: [forgetJobs],
}
