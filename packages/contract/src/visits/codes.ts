// Codes of visits and their lines. No zod here, see ../codes.ts.

export const payers = ['customer', 'insurer', 'manufacturer', 'internal'] as const
export type Payer = (typeof payers)[number]

export const lineKinds = ['labour', 'part'] as const
export type LineKind = (typeof lineKinds)[number]

export const visitStates = ['settled', 'void'] as const
export type VisitState = (typeof visitStates)[number]

/** What the amounts of a visit at the till are: list prices, or as the DMS has billed them. */
export const visitPrices = ['list', 'billed'] as const
export type VisitPrices = (typeof visitPrices)[number]

/** What can take something off a line at the till (req. 3.5). */
export const lineDiscountSteps = ['benefit', 'tier', 'threshold', 'voucher', 'agreed', 'discretion'] as const
export type LineDiscountStep = (typeof lineDiscountSteps)[number]
