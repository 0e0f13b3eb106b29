import { z } from 'zod'
import { bulkMost } from './codes.ts'
import { id } from './common.ts'
import { refusals } from './refusals.ts'

/** Some rows of a list by their ids. */
export const byIds = z.object({ ids: z.array(id).min(1).max(bulkMost) })
export type ByIds = z.infer<typeof byIds>

/** All rows that filters let through, with how many there are: refused with COUNT_CHANGED when that is no longer so. */
export const byFilter = <Filter extends z.ZodType>(filter: Filter) =>
  z.object({ filter, count: z.int().min(1).max(bulkMost) })

const codes = Object.keys(refusals) as (keyof typeof refusals)[]

/** What became of many at once: each is done by itself, and those that were refused are named. */
export const bulkDone = z
  .object({
    done: z.array(z.string()),
    refused: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        code: z.enum(codes),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'BulkDone' })
export type BulkDone = z.infer<typeof bulkDone>
