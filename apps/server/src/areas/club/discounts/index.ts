export { agreeTerms, endAgreement } from './agree-terms.ts'
export { askDiscount } from './ask-discount.ts'
export { approveDiscount, refuseDiscount } from './decide-discount.ts'
export { approvedFen, consumeApproval } from './consume-approval.ts'
