import { toCounter, toDesk, type Refusals } from '../refusal.ts'

/** What the till refuses besides what the club does. */
export const visitRefusals = {
  DRAFT_SETTLED: { status: 409, to: toCounter },
  DRAFT_TAKEN_OVER: { status: 409, to: toCounter },
  ORDER_NUMBER_TAKEN: { status: 409, to: toCounter },
  TEMPLATE_NAME_TAKEN: { status: 409, to: toDesk },
  VISIT_IMPORTED: { status: 403, to: toCounter },
  VISIT_NEEDS_MANAGER: { status: 403, to: toCounter },
  VISIT_STATE: { status: 409, to: toCounter },
  VISIT_SUM_CHANGED: { status: 409, to: toCounter },
  VISIT_TOO_LARGE: { status: 422, to: toCounter },
  VOID_NEEDS_MANAGER: { status: 403, to: toCounter },
} as const satisfies Refusals
