import { toStaff, type Refusals } from '../refusal.ts'

/** What the till refuses besides what the club does. */
export const visitRefusals = {
  ORDER_NUMBER_TAKEN: { status: 409, to: toStaff },
  VISIT_IMPORTED: { status: 403, to: toStaff },
  VISIT_NEEDS_MANAGER: { status: 403, to: toStaff },
  VISIT_STATE: { status: 409, to: toStaff },
  VISIT_SUM_CHANGED: { status: 409, to: toStaff },
  VISIT_TOO_LARGE: { status: 422, to: toStaff },
  VOID_NEEDS_MANAGER: { status: 403, to: toStaff },
} as const satisfies Refusals
