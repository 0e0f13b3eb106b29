import { event } from '../event.ts'

/** A customer became known to a store, whose staff see them from then on. */
export const customerTied = event<{ customerId: string; storeId: string }>(
  'customer.tied',
  ({ customerId }) => customerId,
)
