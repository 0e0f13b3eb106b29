// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../visits/receipts.ts'
import type { Route } from '../../route.ts'

export const printReceipt: Route<typeof contract.printReceipt> = {
  method: 'post',
  path: '/api/staff/visits/:visitId/receipts',
  reader: 'staff',
}
