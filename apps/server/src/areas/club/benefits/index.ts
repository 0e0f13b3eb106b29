export { moveBenefitUses } from './benefit-uses.repository.ts'
export { benefitsLeftOf, recordBenefitUses, returnBenefitUses, type BenefitUsed } from './record-uses.ts'
