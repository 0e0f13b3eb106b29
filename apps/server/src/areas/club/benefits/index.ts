export { moveBenefitUses } from './benefit-uses.repository.ts'
export { benefitsRoutes } from './benefits.router.ts'
export { benefitsLeftOf, recordBenefitUses, returnBenefitUses, type BenefitUsed } from './record-uses.ts'
