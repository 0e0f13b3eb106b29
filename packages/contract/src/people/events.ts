import { event } from '../event.ts'

/** A customer became known to a store, whose staff see them from then on. */
export const customerTied = event<{ customerId: string; storeId: string }>(
  'customer.tied',
  ({ customerId }) => customerId,
)

/** An archive says something else about a customer or their cars, or was merged. */
export const archiveChanged = event<{ customerId: string }>('archive.changed', ({ customerId }) => customerId)

/** A store was opened, or opened again, by somebody of the staff. */
export const storeOpened = event<{ storeId: string; staffId: string }>('store.opened', ({ storeId }) => storeId)

/** A store was closed: nothing is done there any more. */
export const storeRetired = event<{ storeId: string }>('store.retired', ({ storeId }) => storeId)
