/** First parts of the keys of what the counter reads and the server tells changes of. */
export const draftsKey = 'till-drafts'
export const carApprovalsKey = 'car-approvals'
