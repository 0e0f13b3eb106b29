import type { addWorkType, EndpointInput, EndpointOutput, listConsoleWorkTypes, WorkType } from '@cheyou/contract'
import { request } from './http.ts'

export type { WorkType } from '@cheyou/contract'
export type NewWorkType = EndpointInput<typeof addWorkType>['body']
type Rows = EndpointOutput<typeof listConsoleWorkTypes>

const BASE = '/api/console/work-types'

export async function fetchWorkTypes(signal: AbortSignal): Promise<WorkType[]> {
  return (await request<Rows>('GET', BASE, { signal })).rows
}

/** @throws ApiError WORK_TYPE_TAKEN, WORD_TAKEN */
export async function createWorkType(body: NewWorkType, key: string): Promise<WorkType[]> {
  return (await request<Rows>('POST', BASE, { body, idempotencyKey: key })).rows
}

/** The code stays. @throws ApiError WORD_TAKEN */
export async function saveWorkType({ code, ...body }: NewWorkType): Promise<WorkType[]> {
  return (await request<Rows>('PUT', `${BASE}/${encodeURIComponent(code)}`, { body })).rows
}

/** @throws ApiError WORK_TYPE_LAST */
export async function retireWorkType(code: string, retired: boolean, key: string): Promise<WorkType[]> {
  const path = `${BASE}/${encodeURIComponent(code)}/${retired ? 'retire' : 'restore'}`
  return (await request<Rows>('POST', path, { idempotencyKey: key })).rows
}
