import type {
  cancelForMember,
  EndpointOutput,
  getMemberPanel,
  handOver,
  listWorkTypes,
  MemberHit,
  MemberPanel,
  previewVisit,
  RedemptionPanel,
  scan,
  Scanned,
  searchMembers,
  SettledVisit,
  settleVisit,
  undoHandOver,
  VisitDraft,
  VisitPreview,
  voidVisit,
} from '@cheyou/contract'
import { call } from './http.ts'

export type WorkType = EndpointOutput<typeof listWorkTypes>['rows'][number]
export type VoidedVisit = EndpointOutput<typeof voidVisit>

export function sendScan(idempotencyKey: string, storeId: string, text: string): Promise<Scanned> {
  return call<typeof scan>({ method: 'POST', path: '/api/staff/scans', idempotencyKey, body: { storeId, text } })
}

export async function findMembers(q: string): Promise<MemberHit[]> {
  return (await call<typeof searchMembers>({ method: 'GET', path: '/api/staff/members', query: { q } })).rows
}

export function fetchMemberPanel(memberId: string): Promise<MemberPanel> {
  return call<typeof getMemberPanel>({ method: 'GET', path: `/api/staff/members/${memberId}` })
}

export async function fetchWorkTypes(): Promise<WorkType[]> {
  return (await call<typeof listWorkTypes>({ method: 'GET', path: '/api/staff/work-types' })).rows
}

export function preview(draft: VisitDraft): Promise<VisitPreview> {
  return call<typeof previewVisit>({ method: 'POST', path: '/api/staff/visits/preview', body: draft })
}

export function settle(idempotencyKey: string, draft: VisitDraft): Promise<SettledVisit> {
  return call<typeof settleVisit>({ method: 'POST', path: '/api/staff/visits', idempotencyKey, body: draft })
}

export function undoVisit(idempotencyKey: string, visitId: string, reason: string): Promise<VoidedVisit> {
  return call<typeof voidVisit>({
    method: 'POST',
    path: `/api/staff/visits/${visitId}/void`,
    idempotencyKey,
    body: { reason },
  })
}

/** Hands over what was scanned: `proof` is what the scan gave. */
export function confirmHandOver(
  idempotencyKey: string,
  redemptionId: string,
  proof: { storeId: string; scanToken?: string; presenceToken?: string },
): Promise<RedemptionPanel> {
  return call<typeof handOver>({
    method: 'POST',
    path: `/api/staff/redemptions/${redemptionId}/hand-over`,
    idempotencyKey,
    body: proof,
  })
}

/** Takes a handing over back, with a reason (req. 3.2). */
export function takeHandOverBack(
  idempotencyKey: string,
  redemptionId: string,
  reason: string,
): Promise<RedemptionPanel> {
  return call<typeof undoHandOver>({
    method: 'POST',
    path: `/api/staff/redemptions/${redemptionId}/undo-hand-over`,
    idempotencyKey,
    body: { reason },
  })
}

/** Cancels for the member, some or all of it, with a reason (req. 3.2). */
export function cancelForOwner(
  idempotencyKey: string,
  redemptionId: string,
  cancellation: { quantity: number; reason: string },
): Promise<RedemptionPanel> {
  return call<typeof cancelForMember>({
    method: 'POST',
    path: `/api/staff/redemptions/${redemptionId}/cancel`,
    idempotencyKey,
    body: cancellation,
  })
}
