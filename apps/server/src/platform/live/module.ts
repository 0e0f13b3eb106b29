import type { Module } from '../module.ts'
import { liveTopics } from './live.tables.ts'
import { LiveTopics1796091200000 } from './migrations/1796091200000-live-topics.ts'

export const live: Module = {
  name: 'platform/live',
  tables: [liveTopics],
  migrations: [LiveTopics1796091200000],
}
