/** A settled visit (已结算) has earned its points; a void one (作废) has given them back (req. 2.6). */
export const visitStates = ['settled', 'void'] as const
export type VisitState = (typeof visitStates)[number]
