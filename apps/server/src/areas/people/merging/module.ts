import type { Module } from '../../../platform/module.ts'
import { mergingChecks } from './merging.audit.ts'
import { MergeRequests1796010000004 } from './migrations/1796010000004-merge-requests.ts'
import { AliasRows1796024000000 } from './migrations/1796024000000-alias-rows.ts'
import { customersAmong } from '../../../platform/subjects.ts'
import { customerMerges, mergeRequests } from './merging.tables.ts'

export const merging: Module = {
  name: 'people/merging',
  tables: [customerMerges, mergeRequests],
  migrations: [MergeRequests1796010000004, AliasRows1796024000000],
  audit: { checks: mergingChecks },
  subjects: {
    keptId: async (_sql, id) => [id],
    mergedId: async (_sql, id) => [id],
    mergeRequestId: async (sql, id) => [
      ...(await customersAmong(sql, 'SELECT keptCustomerId AS customerId FROM merge_requests WHERE id = ?', [id])),
      ...(await customersAmong(sql, 'SELECT mergedCustomerId AS customerId FROM merge_requests WHERE id = ?', [id])),
    ],
  },
}
