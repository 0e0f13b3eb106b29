import { toStaff, type Refusals } from '../refusal.ts'

/** What the till refuses besides what the club does. */
export const visitRefusals = {
  ORDER_NUMBER_TAKEN: { status: 409, to: toStaff },
  VISIT_STATE: { status: 409, to: toStaff },
  VISIT_SUM_CHANGED: { status: 409, to: toStaff },
} as const satisfies Refusals
