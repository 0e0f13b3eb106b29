export { benefitsLeftOf, recordBenefitUses, returnBenefitUses, type BenefitUsed } from './record-uses.ts'
