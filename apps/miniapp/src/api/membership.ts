import type {
  addCustomer,
  EndpointInput,
  getMembership,
  getMyMembership,
  joinAtDesk,
  Joined,
  JoiningCustomer,
  MembershipStatus,
  recordInsurance,
  renewAtDesk,
  Renewed,
  renewWithPoints,
  searchCustomers,
} from '@cheyou/contract'
import { call } from './http.ts'

export type Joining = EndpointInput<typeof joinAtDesk>['body']
export type Renewing = EndpointInput<typeof renewAtDesk>['body']
export type Insuring = EndpointInput<typeof recordInsurance>['body']

export async function findCustomers(q: string): Promise<JoiningCustomer[]> {
  return (await call<typeof searchCustomers>({ method: 'GET', path: '/api/staff/customers', query: { q } })).rows
}

export type NewCustomer = EndpointInput<typeof addCustomer>['body']

export function recordCustomer(idempotencyKey: string, body: NewCustomer): Promise<JoiningCustomer> {
  return call<typeof addCustomer>({ method: 'POST', path: '/api/staff/customers', idempotencyKey, body })
}

export function join(idempotencyKey: string, customerId: string, body: Joining): Promise<Joined> {
  const path = `/api/staff/customers/${customerId}/join` as const
  return call<typeof joinAtDesk>({ method: 'POST', path, idempotencyKey, body })
}

export function fetchMyMembership(): Promise<MembershipStatus> {
  return call<typeof getMyMembership>({ method: 'GET', path: '/api/member/membership' })
}

export function renewByPoints(idempotencyKey: string): Promise<Renewed> {
  return call<typeof renewWithPoints>({ method: 'POST', path: '/api/member/membership/renew', idempotencyKey })
}

export function fetchMembership(memberId: string): Promise<MembershipStatus> {
  return call<typeof getMembership>({ method: 'GET', path: `/api/staff/members/${memberId}/membership` })
}

export function renew(idempotencyKey: string, memberId: string, body: Renewing): Promise<Renewed> {
  const path = `/api/staff/members/${memberId}/renew` as const
  return call<typeof renewAtDesk>({ method: 'POST', path, idempotencyKey, body })
}

export function insure(idempotencyKey: string, memberId: string, body: Insuring): Promise<MembershipStatus> {
  const path = `/api/staff/members/${memberId}/insurances` as const
  return call<typeof recordInsurance>({ method: 'POST', path, idempotencyKey, body })
}
