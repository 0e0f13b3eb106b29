import { event } from '../event.ts'

/** A customer became known to a store, whose staff see them from then on. */
export const customerTied = event<{ customerId: string; storeId: string }>(
  'customer.tied',
  ({ customerId }) => customerId,
)

/** An archive says something else about a customer or their cars, or was merged. */
export const archiveChanged = event<{ customerId: string }>('archive.changed', ({ customerId }) => customerId)
