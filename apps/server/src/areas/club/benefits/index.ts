export { benefitsLeftOf, recordBenefitUses, type BenefitUsed } from './record-uses.ts'
export { returnBenefitUses, type ReturnedUse } from './return-uses.ts'
