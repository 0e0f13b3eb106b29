import type {
  BenefitUsed,
  EndpointInput,
  getMemberBenefits,
  getMyBenefits,
  MemberBenefits,
  MyBenefits,
  undoBenefitUse,
  useBenefitAtDesk,
} from '@cheyou/contract'
import { call } from './http.ts'

export type BenefitGiving = EndpointInput<typeof useBenefitAtDesk>['body']

export function fetchMyBenefits(): Promise<MyBenefits> {
  return call<typeof getMyBenefits>({ method: 'GET', path: '/api/member/benefits' })
}

export function fetchBenefits(memberId: string): Promise<MemberBenefits> {
  return call<typeof getMemberBenefits>({ method: 'GET', path: `/api/staff/members/${memberId}/benefits` })
}

export function giveBenefit(idempotencyKey: string, memberId: string, body: BenefitGiving): Promise<BenefitUsed> {
  const path = `/api/staff/members/${memberId}/benefit-uses` as const
  return call<typeof useBenefitAtDesk>({ method: 'POST', path, idempotencyKey, body })
}

export function takeBenefitBack(idempotencyKey: string, useId: string, reason: string): Promise<MemberBenefits> {
  const path = `/api/staff/benefit-uses/${useId}/undo` as const
  return call<typeof undoBenefitUse>({ method: 'POST', path, idempotencyKey, body: { reason } })
}
