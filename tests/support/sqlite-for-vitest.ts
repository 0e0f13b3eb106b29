import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../apps/server/src/testing/migrate-database.ts'
import { memoryFolder } from './memory-folder.ts'

/** The file of a database that the migrations really made, for a project's whole run. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(memoryFolder(), 'cheyou-template-'))
  const file = join(folder, 'migrated.db')
  await migrateDatabase(`sqlite:${file}`)
  project.provide('template', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
